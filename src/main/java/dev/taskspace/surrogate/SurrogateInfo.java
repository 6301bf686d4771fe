package dev.taskspace.surrogate;

/**
 * What a surrogate is.
 *
 * @param sha256 lower-case hex digest of the weights file; of a model directory that of the lines {@code digest  name} of its
 *     weights, config.json and tokenizer.json, by name
 * @param family architecture, for example {@code bert}
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
