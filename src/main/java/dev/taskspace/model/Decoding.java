package dev.taskspace.model;

/**
 * How a completion is drawn. Always the likeliest token (temperature 0), so that an answer can be kept.
 *
 * @param maxTokens longest completion
 * @param topLogprobs how many alternatives of every token are wanted, 0 for none; an endpoint registered without
 *     {@code logprobs} gives none anyway
 */
public record Decoding(int maxTokens, int topLogprobs) {

    public Decoding {
        if (maxTokens < 1 || topLogprobs < 0 || topLogprobs > 20) {
            throw new IllegalArgumentException(
                    "At least 1 token and at most 20 alternatives, not " + maxTokens + " and " + topLogprobs);
        }
    }
}
