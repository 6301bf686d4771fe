package dev.taskspace.surrogate.tuning;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Spearman's ρ: the correlation of ranks, equal values sharing their mean rank. */
final class RankCorrelation {

    private RankCorrelation() {}

    /** Between −1 and 1; 0 when one side is constant, which orders nothing. */
    static double spearman(double[] left, double[] right) {
        double[] a = ranks(left);
        double[] b = ranks(right);
        double centre = (a.length + 1) / 2.0;
        double covariance = 0;
        double varianceA = 0;
        double varianceB = 0;
        for (int i = 0; i < a.length; i++) {
            covariance += (a[i] - centre) * (b[i] - centre);
            varianceA += (a[i] - centre) * (a[i] - centre);
            varianceB += (b[i] - centre) * (b[i] - centre);
        }
        double scale = Math.sqrt(varianceA * varianceB);
        return scale == 0 ? 0 : covariance / scale;
    }

    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> values[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int start = 0; start < order.length; ) {
            int end = start;
            while (end < order.length && values[order[end]] == values[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
            start = end;
        }
        return ranks;
    }
}
