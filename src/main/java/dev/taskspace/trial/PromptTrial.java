package dev.taskspace.trial;

import dev.taskspace.prompt.Perplexities;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one prompt answered to one set of inputs.
 *
 * @param inputs identity of the inputs
 * @param answers {@code [inputs][labels]} probabilities in the order of the prompt's labels; NaN where an answer meant no
 *     label; empty when there is a problem
 * @param accuracy share of labelled rows whose first choice is right, an answer without a label being wrong; null when
 *     there are no labels or there is a problem
 * @param problem why the prompt could not be tried, null when it could
 * @param perplexities of the filled prompt by input, null when nobody asked or the model does not tell
 * @param perplexityProblem why the model does not tell
 */
@SuppressWarnings("ArrayRecordComponent") // a table of numbers, handed over and never compared
public record PromptTrial(
        UUID prompt,
        String inputs,
        float[][] answers,
        @Nullable Double accuracy,
        @Nullable String problem,
        double @Nullable [] perplexities,
        @Nullable String perplexityProblem) {

    PromptTrial(UUID prompt, String inputs, float[][] answers, @Nullable String problem) {
        this(prompt, inputs, answers, null, problem, null, null);
    }

    PromptTrial judged(@Nullable Double share) {
        return new PromptTrial(prompt, inputs, answers, share, problem, perplexities, perplexityProblem);
    }

    PromptTrial surprised(Perplexities told) {
        return new PromptTrial(
                prompt,
                inputs,
                answers,
                accuracy,
                problem,
                told.problem() == null ? told.values() : null,
                told.problem());
    }
}
