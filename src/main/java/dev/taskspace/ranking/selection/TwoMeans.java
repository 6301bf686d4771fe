package dev.taskspace.ranking.selection;

import java.util.Arrays;

/** Two clusters of numbers with the least sum of squared distances to their means; exact, as every cut is tried. */
final class TwoMeans {
    private static final double ROUNDING = 1e-12;

    private TwoMeans() {}

    /** The smallest member of the upper cluster; of all when they do not differ, NaN of nothing. */
    static double upperClusterFrom(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        double least = Double.POSITIVE_INFINITY;
        double from = ascending.length == 0 ? Double.NaN : ascending[0];
        for (int cut = 1; cut < ascending.length; cut++) {
            if (ascending[cut] - ascending[cut - 1] > ROUNDING) {
                double spread = spread(ascending, 0, cut) + spread(ascending, cut, ascending.length);
                if (spread < least - ROUNDING) {
                    least = spread;
                    from = ascending[cut];
                }
            }
        }
        return from;
    }

    private static double spread(double[] ascending, int begin, int end) {
        double mean = Arrays.stream(ascending, begin, end).average().orElseThrow();
        return Arrays.stream(ascending, begin, end)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }
}
