package dev.taskspace.evaluation.metric;

import java.util.Arrays;

/**
 * Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002, with exponential gain):
 * {@code Σᵢ (2^relᵢ − 1) / log₂(i + 1)} over the predicted order, i from 1, divided by the same sum over the true order.
 * Equal predictions share the mean of their gains, which is the expectation over their orders.
 */
final class Ndcg {
    static final String SCORE_FORMULA =
            "100 · Σ (2^rel − 1)/log2(i + 1) over the predicted order ÷ the same over the true order; rel = score in "
                    + "percent points";
    static final String RANK_FORMULA =
            "100 · Σ (2^rel − 1)/log2(i + 1) over the predicted order ÷ the same over the true order; rel = number of "
                    + "sources − true rank counted from 0";

    private Ndcg() {}

    /** With the truth itself as relevance: only the few best sources matter, 10 points less weigh a thousandth. */
    static double ofScores(Judged judged) {
        return of(judged, judged.truth());
    }

    /** With the true rank as relevance (TaskWeb, Kim et al. 2023); equal truths share the mean of their gains. */
    static double ofRanks(Judged judged) {
        int n = judged.sources();
        double[] relevance = new double[n];
        int before = 0;
        for (int[] group : new TieGroups(judged.truth()).all()) {
            double gain = 0;
            for (int r = before; r < before + group.length; r++) {
                gain += (Math.pow(2, n - r) - 1) / group.length;
            }
            for (int i : group) {
                relevance[i] = Math.log1p(gain) / Math.log(2);
            }
            before += group.length;
        }
        return of(judged, relevance);
    }

    private static double of(Judged judged, double[] relevance) {
        double largest = Arrays.stream(relevance).max().orElseThrow();
        // Divided by 2^largest, which the ratio does not see, so that large scores cannot overflow.
        double[] gains = Arrays.stream(relevance)
                .map(rel -> Math.pow(2, rel - largest) - Math.pow(2, -largest))
                .toArray();
        double ideal = discounted(new TieGroups(relevance), gains);
        return ideal <= 0 ? Double.NaN : 100 * discounted(new TieGroups(judged.predicted()), gains) / ideal;
    }

    private static double discounted(TieGroups order, double[] gains) {
        double sum = 0;
        int position = 1;
        for (int[] group : order.all()) {
            double mean =
                    Arrays.stream(group).mapToDouble(i -> gains[i]).average().orElseThrow();
            for (int i = 0; i < group.length; i++) {
                sum += mean * Math.log(2) / Math.log(position + 1);
                position++;
            }
        }
        return sum;
    }
}
