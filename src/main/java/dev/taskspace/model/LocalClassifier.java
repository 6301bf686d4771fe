package dev.taskspace.model;

import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TextInput;
import java.util.List;

/**
 * A classifier that runs inside the service.
 *
 * @param sha256 of its files
 * @param labels that its files name, as many as it answers numbers; empty when they name none
 * @param outputs numbers that it answers to one input
 * @param answers how it is asked
 */
record LocalClassifier(String sha256, List<String> labels, int outputs, Answers answers) {

    /** One row of so many numbers an input: probabilities, or a single logit. */
    @FunctionalInterface
    interface Answers {
        float[][] to(List<TextInput> inputs, StepListener listener);
    }
}
