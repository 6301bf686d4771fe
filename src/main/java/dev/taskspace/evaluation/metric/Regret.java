package dev.taskspace.evaluation.metric;

import java.util.Arrays;

/**
 * What is lost by trying only the k sources predicted best: {@code (best − best of the k) / best}. Where equal
 * predictions straddle the k-th place, it is the expectation over which of them is tried.
 */
final class Regret {
    static final String FORMULA =
            "100 · (best score − best score among the k sources predicted best) ÷ best score; lower is better";

    private Regret() {}

    static double of(Judged judged, int k) {
        double best = Arrays.stream(judged.truth()).max().orElseThrow();
        double tried = Double.NEGATIVE_INFINITY;
        int left = Math.min(k, judged.sources());
        for (int[] group : new TieGroups(judged.predicted()).all()) {
            double[] truths = Arrays.stream(group)
                    .mapToDouble(i -> judged.truth()[i])
                    .sorted()
                    .toArray();
            if (left <= truths.length) {
                tried = expectedBest(truths, left, tried);
                break;
            }
            tried = Math.max(tried, truths[truths.length - 1]);
            left -= truths.length;
        }
        return best == 0 ? Double.NaN : 100 * (best - tried) / Math.abs(best);
    }

    /** Expectation of max(floor, the largest of {@code drawn} of these ascending values drawn without replacement). */
    private static double expectedBest(double[] ascending, int drawn, double floor) {
        double expectation = 0;
        double noneLarger = 1;
        for (int i = ascending.length - 1; i >= 0; i--) {
            // Given that no larger one was drawn, all draws fell on these i + 1 values.
            double isLargest = (double) drawn / (i + 1);
            expectation += noneLarger * isLargest * Math.max(floor, ascending[i]);
            noneLarger *= 1 - isLargest;
            if (noneLarger <= 0) {
                break;
            }
        }
        return expectation;
    }
}
