package dev.taskspace.evaluation.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Percentile bootstrap (Efron 1979) of a mean over targets: targets are drawn with replacement, because they are what a
 * new question brings; sources and seeds are not redrawn. Seeded, so the same values give the same interval.
 */
public final class Bootstrap {
    private static final int DRAWS = 2_000;
    private static final long SEED = 20_240_816;
    private static final double TAIL = 0.025;

    private Bootstrap() {}

    /**
     * The mean of the defined values with its 95 % interval.
     *
     * @param values one a target; NaN where the measure is not defined
     * @return NaN throughout when none is defined
     */
    public static Estimate mean(double[] values) {
        double[] defined =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        if (defined.length == 0) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < defined.length; i++) {
                sum += defined[random.nextInt(defined.length)];
            }
            means[draw] = sum / defined.length;
        }
        Arrays.sort(means);
        return new Estimate(
                Arrays.stream(defined).average().orElseThrow(),
                means[(int) Math.floor(TAIL * (DRAWS - 1))],
                means[(int) Math.ceil((1 - TAIL) * (DRAWS - 1))]);
    }

    /** A mean with its 95 % interval. */
    public record Estimate(double mean, double low, double high) {}
}
