package dev.taskspace.surrogate.weights;

/** The shape of a transformer. */
public sealed interface EncoderConfig permits BertConfig, T5Config {

    /** Architecture, for example {@code bert}. */
    String family();

    /** Number of token ids. */
    int vocabulary();

    /** Longest input that it reads, special tokens included. */
    int maxTokens();

    /** Width of a token state. */
    int hidden();

    /** Layers of the stack whose states a head reads. */
    int layers();

    int heads();

    /** Width of the keys and values of one head. */
    int headSize();

    Layout layout();
}
