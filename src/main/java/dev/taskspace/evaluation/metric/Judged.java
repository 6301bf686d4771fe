package dev.taskspace.evaluation.metric;

/**
 * A prediction for the sources of one target beside what was measured; position i is the same source in all arrays.
 *
 * @param predicted higher is better, finite; equal values are ties and count as every order of them, in expectation
 * @param truth measured scores in percent points, higher is better
 * @param gain relative gain over no transfer; NaN where no baseline was recorded
 */
@SuppressWarnings("ArrayRecordComponent") // columns of one table, handed over and never compared
public record Judged(double[] predicted, double[] truth, double[] gain) {

    /**
     * @throws IllegalArgumentException when the columns differ in length, are empty, or a prediction is not finite
     */
    public Judged {
        if (predicted.length == 0 || predicted.length != truth.length || predicted.length != gain.length) {
            throw new IllegalArgumentException("columns of " + predicted.length + ", " + truth.length + " and "
                    + gain.length + " sources cannot be judged");
        }
        for (int i = 0; i < predicted.length; i++) {
            if (!Double.isFinite(predicted[i]) || !Double.isFinite(truth[i])) {
                throw new IllegalArgumentException("source " + i + " has no finite prediction or truth");
            }
        }
    }

    int sources() {
        return predicted.length;
    }
}
