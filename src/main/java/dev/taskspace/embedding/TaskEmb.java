package dev.taskspace.embedding;

import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TunedSurrogate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Task2Vec for text (Vu et al. 2020, "Exploring and Predicting Transferability across NLP Tasks", §4.2): a copy of the
 * surrogate is tuned on the task, and the vector is the diagonal of the empirical Fisher information of its weight
 * matrices, {@code F = (1/n) Σᵢ (∇θ log p(yᵢ|xᵢ))²}, taken per example and summed over the inputs of every output unit.
 * Compared block by block: normalised to sum 1, centred log-ratio, centred on the other tasks, cosine. The same tuning
 * yields {@link TaskVec} and {@link CurveGrad}.
 *
 * @param maxExamples training examples at most, sampled by label
 * @param epochs passes over them, more when they are so few that {@code minVisits} is not reached
 * @param minVisits example visits that even a small dataset gets, at most {@value Tuning#MAX_EPOCHS} epochs
 * @param fisherExamples of how many of them the Fisher information is the mean
 * @param referenceQuirks see {@link Quirks}
 */
record TaskEmb(
        int maxExamples,
        int maxTokens,
        int batchSize,
        double learningRate,
        double weightDecay,
        int epochs,
        int minVisits,
        int fisherExamples,
        int referenceQuirks)
        implements EmbeddingMethod {

    static final String NAME = "taskemb";
    static final TaskEmb DEFAULT = of(new Tuning(1500, 64, 16, 1e-4, 0.01, 2, 1500));
    private static final int FISHER_EXAMPLES = 400;

    /**
     * Added to a unit's share of its block, where the mean share is 1, before the logarithm: units that carry less than a
     * thousandth of the mean count as equally silent, so that rounding noise is not blown up.
     */
    private static final double FLOOR = 1e-3;

    TaskEmb {
        new Tuning(maxExamples, maxTokens, batchSize, learningRate, weightDecay, epochs, minVisits).check();
        Hyperparameters.atLeastOne("fisherExamples", fisherExamples);
        new Quirks(referenceQuirks);
    }

    /** Read off this tuning. */
    static TaskEmb of(Tuning tuning) {
        return new TaskEmb(
                tuning.maxExamples(),
                tuning.maxTokens(),
                tuning.batchSize(),
                tuning.learningRate(),
                tuning.weightDecay(),
                tuning.epochs(),
                tuning.minVisits(),
                FISHER_EXAMPLES,
                0);
    }

    Tuning tuning() {
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
    public Work work(int examples) {
        int fisher = Math.min(fisherExamples, Math.min(examples, maxExamples));
        Work tuned = tuning().work(examples);
        return new Work(tuned.steps() + fisher, tuned.passes() + fisher);
    }

    @Override
    public List<MethodVector> extract(Extraction extraction) {
        Quirks quirks = new Quirks(referenceQuirks);
        try (TunedSurrogate tuned = tuning().run(extraction.with(quirks))) {
            if (referenceQuirks == 0) {
                return read(tuned, extraction);
            }
            List<TrainingExample> some = some(extraction.labelled().train());
            List<Block> blocks = quirks.has(Quirks.SQUARED_MEAN)
                    ? tuned.squaredMeanGradient(some, extraction.extracting())
                    : tuned.fisher(some, extraction.extracting());
            return List.of(new MethodVector(this, blocks, tuned.learningCheck()));
        }
    }

    /** This vector and those that come free with it. */
    List<MethodVector> read(TunedSurrogate tuned, Extraction extraction) {
        List<Block> fisher = tuned.fisher(some(extraction.labelled().train()), extraction.extracting());
        TaskVec taskVec = TaskVec.of(tuning());
        return List.of(
                new MethodVector(this, fisher, tuned.learningCheck()),
                new MethodVector(taskVec, taskVec.project(tuned.weightDelta()), tuned.learningCheck()),
                CurveGrad.of(tuning()).of(tuned));
    }

    /** The first ones of a random order; of another order evenly spread ones, so that no label is missed. */
    private List<TrainingExample> some(List<TrainingExample> train) {
        int count = Math.min(fisherExamples, train.size());
        return inFileOrder()
                ? IntStream.range(0, count)
                        .mapToObj(i -> train.get((int) ((long) i * train.size() / count)))
                        .toList()
                : train.subList(0, count);
    }

    @Override
    public boolean inFileOrder() {
        return new Quirks(referenceQuirks).has(Quirks.UNSHUFFLED);
    }

    /**
     * The centred log-ratio of every block (Aitchison 1982): shares of a whole are a composition, and what tells tasks apart
     * is which units carry more than the block's geometric mean. Without it, how unevenly a block's information is spread,
     * which depends on the number of examples, would pass for a property of the task.
     */
    @Override
    public float[] coordinates(float[] vector, List<BlockSize> layout) {
        float[] coordinates = new float[vector.length];
        int start = 0;
        for (BlockSize block : layout) {
            int end = start + block.size();
            double sum = 0;
            for (int i = start; i < end; i++) {
                sum += vector[i];
            }
            double perUnit = sum > 0 ? block.size() / sum : 0;
            double logs = 0;
            for (int i = start; i < end; i++) {
                double log = Math.log(vector[i] * perUnit + FLOOR);
                coordinates[i] = (float) log;
                logs += log;
            }
            float mean = (float) (logs / block.size());
            for (int i = start; i < end; i++) {
                coordinates[i] -= mean;
            }
            start = end;
        }
        return coordinates;
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        EmbeddingMethod taskEmb() {
            return DEFAULT;
        }
    }
}
