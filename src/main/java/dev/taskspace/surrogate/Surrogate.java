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

    /**
     * Tunes a low-rank change of the queries and values, and a head (LoRA, Hu et al. 2022); the surrogate itself stays
     * frozen.
     *
     * @throws UnsupportedObjectiveException for span extraction
     * @throws IllegalArgumentException when a target does not fit the objective
     */
    TunedAdapter tuneAdapter(TrainingSet set, AdapterTuning plan, long seed, StepListener listener);

    /**
     * The same as {@link #pooled(List, int, StepListener)}, by the surrogate as an adapter changes it.
     *
     * @param adapter {@link TunedAdapter#values()}
     * @throws IllegalArgumentException when it is none of this surrogate
     */
    float[][] pooled(List<TextInput> inputs, int maxTokens, float[] adapter, StepListener listener);
}
