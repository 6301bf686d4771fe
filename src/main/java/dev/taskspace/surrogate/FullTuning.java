package dev.taskspace.surrogate;

/**
 * How all weights of a surrogate but its embedding tables are tuned: AdamW at a constant learning rate.
 *
 * @param maxTokens longer inputs are cut, the longer text of a pair first
 * @param weightDecay decoupled, on matrices only
 * @param epochs passes over the training examples
 */
public record FullTuning(int maxTokens, int batchSize, double learningRate, double weightDecay, int epochs) {

    /** For at most 1,500 examples; with 600 and one epoch the Fisher information ranks clearly worse. */
    public static final FullTuning DEFAULT = new FullTuning(64, 16, 1e-4, 0.01, 2);

    public FullTuning {
        Plans.check(maxTokens, batchSize, learningRate, weightDecay, epochs);
    }
}
