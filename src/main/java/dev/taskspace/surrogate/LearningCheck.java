package dev.taskspace.surrogate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whether a tuning learned anything: its held-out results against a head that ignores the input and always answers the
 * label frequencies of the training examples, or their mean.
 *
 * @param loss mean held-out loss of the tuned head
 * @param majorityLoss the same of the head that ignores the input
 * @param score held-out accuracy, for regression Spearman's rank correlation, for span extraction the mean F1 of SQuAD
 * @param majorityScore the same of the head that ignores the input; 0 for regression
 * @param examples number of held-out examples
 * @param exactMatch share of held-out answers that are exactly right as SQuAD counts it, absent but for span extraction
 * @param weakSignal whether nothing shows that it learned: neither is the loss lower nor the score higher by more than
 *     two standard errors
 */
public record LearningCheck(
        double loss,
        double majorityLoss,
        double score,
        double majorityScore,
        int examples,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double exactMatch,
        boolean weakSignal) {}
