package dev.taskspace.surrogate;

/**
 * What a surrogate is.
 *
 * @param sha256 lower-case hex digest of the weights file; of a model directory that of the lines {@code digest  name} of its
 *     weights, config.json and tokenizer.json, by name; of the encoder alone of one that has a decoder that of the line
 *     {@code digest  encoder}
 * @param family architecture, for example {@code bert}; {@code t5} with its decoder, {@code t5-encoder} without
 * @param layers of the stack whose states a head reads
 * @param parameters number of weights that were loaded, embeddings included
 * @param maxTokens longest input that it reads, special tokens included
 * @param device where it computes: {@code cpu}, or {@code cpu-fast} with the fast matrix path
 */
public record SurrogateInfo(
        String name,
        String sha256,
        String family,
        int hiddenSize,
        int layers,
        int heads,
        long parameters,
        int maxTokens,
        String device) {}
