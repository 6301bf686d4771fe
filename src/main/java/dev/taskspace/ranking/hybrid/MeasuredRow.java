package dev.taskspace.ranking.hybrid;

/**
 * All sources that were measured for one target in one setting by one metric, each score the mean over its seeds.
 *
 * @param target position in {@link Evidence#tasks}
 * @param setting position in {@link Evidence#settings}: base model and adaptation
 * @param sources positions in {@link Evidence#tasks}
 * @param scores higher is better, whatever the metric's own direction
 * @param baselines score without transfer in the same direction; NaN when unknown
 */
@SuppressWarnings("ArrayRecordComponent") // columns of one table, handed over and never compared
public record MeasuredRow(int target, int setting, int[] sources, double[] scores, double[] baselines) {

    /** Mean score without transfer over the sources that know it; NaN when none does. */
    double baseline() {
        double sum = 0;
        int known = 0;
        for (double baseline : baselines) {
            if (!Double.isNaN(baseline)) {
                sum += baseline;
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }

    /** Relative gain of the i-th source over no transfer; NaN when that has no meaning. */
    public double gain(int i) {
        double baseline = Double.isNaN(baselines[i]) ? baseline() : baselines[i];
        return (scores[i] - baseline) / Math.abs(baseline) + (meaningful(baseline) ? 0 : Double.NaN);
    }

    /** A gain relative to almost nothing, such as a correlation near zero, would dwarf all others. */
    boolean meaningful(double baseline) {
        double largest = Math.abs(baseline);
        for (double score : scores) {
            largest = Math.max(largest, Math.abs(score));
        }
        return Math.abs(baseline) > 0.01 * largest;
    }
}
