package dev.taskspace.trial;

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
 */
@SuppressWarnings("ArrayRecordComponent") // a table of numbers, handed over and never compared
public record PromptTrial(
        UUID prompt,
        String inputs,
        float[][] answers,
        @Nullable Double accuracy,
        @Nullable String problem) {}
