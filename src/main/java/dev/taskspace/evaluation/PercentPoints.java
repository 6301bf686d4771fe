package dev.taskspace.evaluation;

import dev.taskspace.ranking.hybrid.MeasuredRow;
import java.util.Arrays;

/** Scores as metrics read them: in percent points, higher is better, whatever the unit and direction of the metric. */
final class PercentPoints {
    private PercentPoints() {}

    /** Scores that all lie within ±1 are shares; scores of which lower is better are mirrored within their range. */
    static double[] of(MeasuredRow row) {
        double[] scores = row.scores();
        double largest = Arrays.stream(scores).map(Math::abs).max().orElse(0);
        double unit = largest <= 1 ? 100 : 1;
        double highest = Arrays.stream(scores).max().orElse(0);
        double mirror = highest < 0 ? -(highest + Arrays.stream(scores).min().orElse(0)) : 0;
        return Arrays.stream(scores).map(score -> unit * (score + mirror)).toArray();
    }
}
