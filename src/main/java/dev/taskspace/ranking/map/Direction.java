package dev.taskspace.ranking.map;

import dev.taskspace.embedding.FixedPoint;

/**
 * What rankings compare of a vector x: its direction {@code u = (x − m) / ‖x − m‖} as seen from a mean m. A vector that
 * equals its mean has none and counts as 0.
 *
 * @param vector x; shared with its owner and never changed
 * @param mean m; the same array for all that share it
 * @param length {@code ‖x − m‖}
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers, handed over and never compared
public record Direction(FixedPoint vector, float[] mean, double length) {

    double perLength() {
        return length == 0 ? 0 : 1 / length;
    }

    /** u itself. */
    FixedPoint unit() {
        float[] unit = vector.minus(mean);
        for (int j = 0; j < unit.length; j++) {
            unit[j] = (float) (unit[j] * perLength());
        }
        return FixedPoint.of(unit);
    }
}
