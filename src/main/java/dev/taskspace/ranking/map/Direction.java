package dev.taskspace.ranking.map;

import dev.taskspace.embedding.FixedPoint;

/**
 * What rankings compare of a vector x: its direction {@code u = (x − m) / ‖x − m‖} as seen from a mean m. A vector that
 * equals its mean has none and counts as 0.
 *
 * @param vector x; shared with its owner and never changed
 * @param mean m; the same object for all that share it
 * @param length {@code ‖x − m‖}
 */
public record Direction(FixedPoint vector, FixedPoint mean, double length) {

    double perLength() {
        return length == 0 ? 0 : 1 / length;
    }

    /** u itself. */
    FixedPoint unit() {
        double[] unit = vector.minus(mean);
        Dense.scale(perLength(), unit);
        return FixedPoint.of(unit);
    }
}
