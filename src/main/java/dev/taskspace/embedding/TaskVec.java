package dev.taskspace.embedding;

import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.TunedSurrogate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Task vector (Ilharco et al. 2023, "Editing Models with Task Arithmetic"): tuned minus initial weights of the surrogate,
 * made small by a seeded sparse projection ({@link SparseProjection}). Compared by plain cosine; centring harms it.
 *
 * @param dimensions length of the projected vector
 */
record TaskVec(
        int maxExamples,
        int maxTokens,
        int batchSize,
        double learningRate,
        double weightDecay,
        int epochs,
        int minVisits,
        int dimensions)
        implements EmbeddingMethod {

    static final String NAME = "taskvec";
    static final int DIMENSIONS = 16_384;

    TaskVec {
        new Tuning(maxExamples, maxTokens, batchSize, learningRate, weightDecay, epochs, minVisits).check();
        Hyperparameters.between("dimensions", dimensions, SparseProjection.MIN_DIMENSIONS, DIMENSIONS);
    }

    static TaskVec of(Tuning tuning) {
        return new TaskVec(
                tuning.maxExamples(),
                tuning.maxTokens(),
                tuning.batchSize(),
                tuning.learningRate(),
                tuning.weightDecay(),
                tuning.epochs(),
                tuning.minVisits(),
                DIMENSIONS);
    }

    private Tuning tuning() {
        return new Tuning(maxExamples, maxTokens, batchSize, learningRate, weightDecay, epochs, minVisits);
    }

    List<Block> project(List<Block> weightDelta) {
        return new SparseProjection(dimensions).project(weightDelta);
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
    public Work work(int examples) {
        return tuning().work(examples);
    }

    @Override
    public List<MethodVector> extract(Extraction extraction) {
        try (TunedSurrogate tuned = tuning().run(extraction)) {
            return List.of(new MethodVector(this, project(tuned.weightDelta()), tuned.learningCheck()));
        }
    }

    @Override
    public boolean centred() {
        return false;
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        EmbeddingMethod taskVec() {
            return of(TaskEmb.DEFAULT.tuning());
        }
    }
}
