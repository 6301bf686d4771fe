package dev.taskspace.embedding;

import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TunedSurrogate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Embedding space map (Schulte et al. 2024, "Less is More: Parameter-Efficient Selection of Intermediate Tasks for
 * Transfer Learning"): a linear map from the untuned to the tuned surrogate's mean-pooled states. Put before LogME it
 * stands for the tuned source, at a small part of its size. The paper descends by AdamW; here the least squares with
 * weight decay that it descends to are solved, {@code W = (XᵀX + λI)⁻¹XᵀY} with a constant feature. {@link TaskEmb} and
 * what comes with it are read off the same tuning, so that comparing the two costs one tuning only.
 *
 * @param mapExamples pairs of states that the map is fitted to
 */
record Esm(
        int maxExamples,
        int maxTokens,
        int batchSize,
        double learningRate,
        double weightDecay,
        int epochs,
        int minVisits,
        int mapExamples)
        implements EmbeddingMethod {

    static final String NAME = "esm";

    /** In squares of a feature's mean length. */
    private static final double DECAY = 1e-2;

    private static final int PASSES_OF_BOTH = 2;

    Esm {
        new Tuning(maxExamples, maxTokens, batchSize, learningRate, weightDecay, epochs, minVisits).check();
        Hyperparameters.between("mapExamples", mapExamples, 2, 10_000);
    }

    private Tuning tuning() {
        return new Tuning(maxExamples, maxTokens, batchSize, learningRate, weightDecay, epochs, minVisits);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return Tuning.VERSION;
    }

    @Override
    public Use use() {
        return Use.DIRECTED;
    }

    @Override
    public Work work(int examples) {
        int mapped = Math.min(mapExamples, Math.min(examples, maxExamples));
        Work tuned = TaskEmb.of(tuning()).work(examples);
        return new Work(tuned.steps() + mapped, tuned.passes() + PASSES_OF_BOTH * mapped / 3.0);
    }

    @Override
    public List<MethodVector> extract(Extraction extraction) {
        try (TunedSurrogate tuned = tuning().run(extraction)) {
            List<TextInput> all = extraction.sample().inputs();
            List<TextInput> inputs = all.subList(0, Math.min(mapExamples, all.size()));
            float[][] before = extraction.surrogate().pooled(inputs, maxTokens, StepListener.SILENT);
            float[][] after = tuned.pooled(inputs, extraction.extracting());
            float[] map = LinearMap.fit(before, after, DECAY);
            List<MethodVector> vectors = new ArrayList<>();
            vectors.add(new MethodVector(this, List.of(new Block("map", map)), tuned.learningCheck()));
            vectors.addAll(TaskEmb.of(tuning()).read(tuned, extraction));
            return vectors;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        EmbeddingMethod esm() {
            Tuning tuning = TaskEmb.DEFAULT.tuning();
            return new Esm(
                    tuning.maxExamples(),
                    tuning.maxTokens(),
                    tuning.batchSize(),
                    tuning.learningRate(),
                    tuning.weightDecay(),
                    tuning.epochs(),
                    tuning.minVisits(),
                    1_000);
        }
    }
}
