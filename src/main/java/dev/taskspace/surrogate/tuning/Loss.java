package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an {@link Objective} means in numbers. {@code K} stands for the number of outputs. */
sealed interface Loss permits CrossEntropy, PerClassCrossEntropy, SquaredError, SpanCrossEntropy {

    static Loss of(Objective objective) {
        return switch (objective) {
            case Objective.Classification classification -> new CrossEntropy(classification.classes());
            case Objective.PerClass classes -> new PerClassCrossEntropy(new CrossEntropy(classes.classes()));
            case Objective.Regression regression -> new SquaredError(regression);
            case Objective.SpanExtraction spans -> new SpanCrossEntropy(spans.unanswerable());
        };
    }

    /** {@code K}, the outputs of the head. */
    int outputs();

    /** Whether the head answers for every token, {@code [batch, tokens, K]}, rather than once an example. */
    default boolean everyToken() {
        return false;
    }

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

    /** These outputs for every example of a batch, in the form of {@code outputs}. */
    default NDArray blind(float[] constant, NDArray outputs) {
        NDArray row = outputs.getManager().create(constant).toType(outputs.getDataType(), false);
        return outputs.zerosLike().add(row);
    }

    /** How well outputs, one flattened row an example, meet their targets; larger is better. */
    double score(float[][] outputs, List<LabelledTokens> examples);

    /** The share of answers that are exactly right where the score counts more than those, else null. */
    default @Nullable Double exactMatch(float[][] outputs, List<LabelledTokens> examples) {
        return null;
    }

    /** Standard error of the score of {@code n} examples when the input is not looked at. */
    double scoreError(double blindScore, int n);
}
