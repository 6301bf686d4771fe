package dev.taskspace.surrogate;

import java.util.List;

/**
 * One frozen transformer encoder. Safe for use by many threads at once; every call computes on its own thread only and
 * the same call gives the same bits.
 */
public interface Surrogate {

    SurrogateInfo info();

    /**
     * Mean over the inputs of their mean-pooled token states, accumulated in double.
     *
     * @param inputs at least one
     * @return {@code [hidden]}
     */
    float[] meanPooled(List<TextInput> inputs, int maxTokens, StepListener listener);

    /**
     * The mean of the token states of every input, padding left out.
     *
     * @return {@code [inputs][hidden]}
     */
    float[][] pooled(List<TextInput> inputs, int maxTokens, StepListener listener);

    /** Tokens that the surrogate would read in all, after truncation, special tokens included. */
    long countTokens(List<TextInput> inputs, int maxTokens);

    /**
     * Tunes a copy of this surrogate; the embedding tables stay frozen and shared.
     *
     * @throws IllegalArgumentException when a target does not fit the objective
     */
    TunedSurrogate tune(TrainingSet set, FullTuning plan, long seed, StepListener listener);

    /**
     * Tunes a prefix and a head; the surrogate itself stays frozen.
     *
     * @throws IllegalArgumentException when a target does not fit the objective
     */
    TunedPrefix tunePrefix(TrainingSet set, PrefixTuning plan, long seed, StepListener listener);
}
