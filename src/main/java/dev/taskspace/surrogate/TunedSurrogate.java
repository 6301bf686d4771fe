package dev.taskspace.surrogate;

import java.util.List;

/** A tuned copy of a surrogate with its head. Holds native memory until closed; for one thread at a time. */
public interface TunedSurrogate extends AutoCloseable {

    /**
     * Task vector: tuned minus initial weights (Ilharco et al. 2023), one block per tuned encoder parameter, row by
     * row, in the order of the forward pass: the LayerNorm of the embeddings, then for each layer query, key, value,
     * attention output and its LayerNorm, intermediate, output and its LayerNorm, weight before bias. The head and the
     * frozen embedding tables are no part of it; neither is the bias of the keys, which softmax cannot see.
     */
    List<Block> weightDelta();

    /**
     * Diagonal of the empirical Fisher information with per-example gradients, {@code F = (1/n) Σᵢ (∇θ log p(yᵢ|xᵢ))²}
     * (Vu et al. 2020), summed over the inputs of every output unit: for a matrix {@code [out, in]} a block of {@code
     * out} values. One block per weight matrix of the encoder in the order of {@link #weightDelta()}; biases,
     * LayerNorm, embeddings and head are left out. The log-likelihood is minus the loss of the tuning.
     *
     * @param examples at least one, with targets of the objective that was tuned
     */
    List<Block> fisher(List<TrainingExample> examples, StepListener listener);

    /**
     * The square of the mean gradient in place of the mean of the squares, in the form of {@link #fisher}: a defect of the
     * reference, offered to measure what it costs.
     *
     * @param examples at least one, with targets of the objective that was tuned
     */
    List<Block> squaredMeanGradient(List<TrainingExample> examples, StepListener listener);

    LearningCheck learningCheck();

    /** Mean training loss of every batch before its step, in the order of the steps: the loss curve of the tuning. */
    double[] losses();

    /**
     * The mean of the tuned token states of every input, padding left out; tokens as many as the tuning read.
     *
     * @return {@code [inputs][hidden]}
     */
    float[][] pooled(List<TextInput> inputs, StepListener listener);

    /**
     * Tunes a copy of this once more, on another task under a new head: intermediate-task transfer (Phang et al. 2018,
     * "Sentence Encoders on STILTs"). Head and order of the examples are those that {@link Surrogate#tune} starts from
     * with the same set and seed, so that the two differ by what was learned here only. The weight change of the result
     * counts from the untuned surrogate.
     *
     * @throws IllegalArgumentException when a target does not fit the objective
     */
    TunedSurrogate tune(TrainingSet set, FullTuning plan, long seed, StepListener listener);

    @Override
    void close();
}
