package dev.taskspace.surrogate;

import java.util.List;

/** A fine-tuned transformer with the head that it was fine-tuned with. Safe for use by many threads at once. */
public interface SequenceClassifier {

    SurrogateInfo info();

    /** The classes in the order of the scores: at least one; a single one means that the model gives a number. */
    List<String> labels();

    /**
     * What the head answers.
     *
     * @param maxTokens longer inputs are cut, the longer text of a pair first; at most what {@link #info()} says
     * @return {@code [inputs][labels]}
     */
    float[][] logits(List<TextInput> inputs, int maxTokens, StepListener listener);

    /**
     * Probabilities of the classes, the softmax of the logits.
     *
     * @return {@code [inputs][labels]}, each row summing to 1
     */
    default float[][] scores(List<TextInput> inputs, int maxTokens, StepListener listener) {
        float[][] rows = logits(inputs, maxTokens, listener);
        for (float[] row : rows) {
            softmax(row);
        }
        return rows;
    }

    /** Turns logits into probabilities, in place. */
    static void softmax(float[] row) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float logit : row) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : row) {
            sum += Math.exp(logit - largest);
        }
        for (int k = 0; k < row.length; k++) {
            row[k] = (float) (Math.exp(row[k] - largest) / sum);
        }
    }
}
