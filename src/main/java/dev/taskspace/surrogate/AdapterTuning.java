package dev.taskspace.surrogate;

/**
 * How a low-rank change of the queries and values of every layer is tuned while the surrogate stays as it is: AdamW at a
 * constant learning rate.
 *
 * @param maxTokens longer inputs are cut, the longer text of a pair first
 * @param weightDecay decoupled, on the weights of the head only
 * @param epochs passes over the training examples
 * @param rank of the change, at most {@value #MAX_RANK}
 */
public record AdapterTuning(
        int maxTokens, int batchSize, double learningRate, double weightDecay, int epochs, int rank) {

    public static final int MAX_RANK = 64;

    public static final AdapterTuning DEFAULT = new AdapterTuning(64, 16, 2e-3, 0.0, 2, 8);

    public AdapterTuning {
        Plans.check(maxTokens, batchSize, learningRate, weightDecay, epochs);
        if (rank < 1 || rank > MAX_RANK) {
            throw new IllegalArgumentException("rank is from 1 to " + MAX_RANK + ", not " + rank);
        }
    }
}
