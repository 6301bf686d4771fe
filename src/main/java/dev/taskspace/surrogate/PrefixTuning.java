package dev.taskspace.surrogate;

/**
 * How a prefix of keys and values is tuned in every self-attention layer while the surrogate stays as it is: AdamW at
 * a constant learning rate.
 *
 * @param maxTokens longer inputs are cut, the longer text of a pair first
 * @param weightDecay decoupled, on the weights of the head only
 * @param epochs passes over the training examples
 * @param prefixLength keys and values per layer and head, at most {@value #MAX_PREFIX}
 */
public record PrefixTuning(
        int maxTokens, int batchSize, double learningRate, double weightDecay, int epochs, int prefixLength) {

    /** As many tokens as the fixed text has that every prefix starts from. */
    public static final int MAX_PREFIX = 64;

    public static final PrefixTuning DEFAULT = new PrefixTuning(64, 16, 1e-2, 0.0, 5, 16);

    public PrefixTuning {
        Plans.check(maxTokens, batchSize, learningRate, weightDecay, epochs);
        if (prefixLength < 1 || prefixLength > MAX_PREFIX) {
            throw new IllegalArgumentException("A prefix has 1 to " + MAX_PREFIX + " positions, not " + prefixLength);
        }
    }
}
