package dev.taskspace.surrogate;

/** What every tuning plan must satisfy. */
final class Plans {

    /** Room for the special tokens of a pair and one token of each text. */
    private static final int FEWEST_TOKENS = 5;

    private Plans() {}

    static void check(int maxTokens, int batchSize, double learningRate, double weightDecay, int epochs) {
        if (maxTokens < FEWEST_TOKENS) {
            throw new IllegalArgumentException("maxTokens is at least " + FEWEST_TOKENS + ", not " + maxTokens);
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize is at least 1, not " + batchSize);
        }
        if (!(learningRate > 0 && learningRate < 1)) {
            throw new IllegalArgumentException("learningRate lies between 0 and 1, not " + learningRate);
        }
        if (!(weightDecay >= 0 && weightDecay < 1)) {
            throw new IllegalArgumentException("weightDecay is at least 0 and below 1, not " + weightDecay);
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs is at least 1, not " + epochs);
        }
    }
}
