package dev.taskspace.embedding;

import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.TunedPrefix;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * TuPaTE (Zhou et al. 2022, "Efficiently Tuned Parameters are Task Embeddings", §3): only a prefix of keys and values in
 * every self-attention layer is tuned, and the vector is tuned minus initial prefix, averaged over the layers (the
 * {@code layerMean} reduction of FUTE): {@code [2, heads, prefixLength, headDim]}. Compared by centred cosine.
 *
 * @param minVisits example visits that even a small dataset gets, at most {@value #MAX_EPOCHS} epochs
 * @param referenceQuirks see {@link Quirks}
 */
record Tupate(
        int maxExamples,
        int maxTokens,
        int batchSize,
        double learningRate,
        double weightDecay,
        int epochs,
        int minVisits,
        int prefixLength,
        int referenceQuirks)
        implements EmbeddingMethod {

    private static final int MAX_EPOCHS = 20;

    Tupate {
        new Quirks(referenceQuirks);
        Visits visits = new Visits(maxExamples, epochs, minVisits, MAX_EPOCHS);
        new PrefixTuning(maxTokens, batchSize, learningRate, weightDecay, visits.epochsFor(1), prefixLength);
    }

    private Visits visits() {
        return new Visits(maxExamples, epochs, minVisits, MAX_EPOCHS);
    }

    @Override
    public String name() {
        return "tupate";
    }

    @Override
    public int version() {
        return Tuning.VERSION;
    }

    @Override
    public Work work(int examples) {
        return visits().work(examples, batchSize);
    }

    @Override
    public List<MethodVector> extract(Extraction extraction) {
        Quirks quirks = new Quirks(referenceQuirks);
        int epochsHere = visits().epochsFor(extraction.labelled().train().size());
        PrefixTuning plan = new PrefixTuning(maxTokens, batchSize, learningRate, weightDecay, epochsHere, prefixLength);
        try (TunedPrefix tuned = extraction
                .surrogate()
                .tunePrefix(quirks.imposedOn(extraction.labelled()), plan, extraction.seed(), extraction.tuning())) {
            float[] prefix = quirks.has(Quirks.RAW_PREFIX) ? tuned.prefix() : tuned.delta();
            Block mean =
                    new Block("prefix", layerMean(prefix, extraction.surrogate().info()));
            return List.of(new MethodVector(this, List.of(mean), tuned.learningCheck()));
        }
    }

    @Override
    public boolean inFileOrder() {
        return new Quirks(referenceQuirks).has(Quirks.UNSHUFFLED);
    }

    private static float[] layerMean(float[] delta, SurrogateInfo surrogate) {
        int size = delta.length / surrogate.layers();
        float[] mean = new float[size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int layer = 0; layer < surrogate.layers(); layer++) {
                sum += delta[layer * size + i];
            }
            mean[i] = (float) (sum / surrogate.layers());
        }
        return mean;
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        EmbeddingMethod tupate() {
            PrefixTuning plan = PrefixTuning.DEFAULT;
            return new Tupate(
                    1000,
                    plan.maxTokens(),
                    plan.batchSize(),
                    plan.learningRate(),
                    plan.weightDecay(),
                    plan.epochs(),
                    3000,
                    plan.prefixLength(),
                    0);
        }
    }
}
