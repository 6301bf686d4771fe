package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.UnsupportedObjectiveException;
import java.util.List;

/** What an {@link Objective} means in numbers. {@code K} stands for the number of outputs. */
sealed interface Loss permits CrossEntropy, SquaredError {

    static Loss of(Objective objective) {
        return switch (objective) {
            case Objective.Classification classification -> new CrossEntropy(classification.classes());
            case Objective.Regression regression -> new SquaredError(regression);
            case Objective.SpanExtraction spans ->
                throw new UnsupportedObjectiveException(
                        "Span extraction cannot be tuned; classification and regression can");
        };
    }

    /** {@code K}, the outputs of the head. */
    int outputs();

    /**
     * The target as {@code K} numbers.
     *
     * @throws IllegalArgumentException when it does not fit the objective
     */
    float[] row(Target target);

    /** Minus the log-likelihood of every example: outputs and targets {@code [batch, K]} to {@code [batch]}. */
    NDArray perExample(NDArray outputs, NDArray targets);

    /** The {@code K} outputs that are best for these targets when the input is not looked at. */
    float[] blind(List<float[]> targets);

    /** How well outputs {@code [n][K]} meet targets {@code [n][K]}; larger is better. */
    double score(float[][] outputs, float[][] targets);

    /** Standard error of the score of {@code n} examples when the input is not looked at. */
    double scoreError(double blindScore, int n);
}
