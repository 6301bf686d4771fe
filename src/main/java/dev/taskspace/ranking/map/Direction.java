package dev.taskspace.ranking.map;

/**
 * What rankings compare of a vector x: its direction {@code u = (x − m) / ‖x − m‖} as seen from a mean m. A vector that
 * equals its mean has none and counts as 0.
 *
 * @param vector x; shared with its owner and never changed
 * @param mean m; the same array for all that share it
 * @param length {@code ‖x − m‖}
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers, handed over and never compared
public record Direction(float[] vector, float[] mean, double length) {

    double perLength() {
        return length == 0 ? 0 : 1 / length;
    }

    /** u itself. */
    float[] unit() {
        float[] unit = new float[vector.length];
        for (int j = 0; j < unit.length; j++) {
            unit[j] = (float) ((vector[j] - mean[j]) * perLength());
        }
        return unit;
    }
}
