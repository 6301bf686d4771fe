package dev.taskspace.embedding;

import dev.taskspace.surrogate.AdapterTuning;
import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.TunedAdapter;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What a source turns the surrogate into, as a low-rank adapter (Hu et al. 2022) of some 300 KB. A target's examples pass
 * through the surrogate with the adapter of each source, and LogME (You et al. 2021) tells how well the target's labels
 * follow from the states that come out.
 *
 * @param rank of the change of the queries and values of every layer
 */
record TunedLogMe(
        int maxExamples,
        int maxTokens,
        int batchSize,
        double learningRate,
        double weightDecay,
        int epochs,
        int minVisits,
        int rank)
        implements EmbeddingMethod {

    static final String NAME = "tunedLogme";

    TunedLogMe {
        Hyperparameters.atLeastOne("maxExamples", maxExamples);
        new AdapterTuning(maxTokens, batchSize, learningRate, weightDecay, epochs, rank);
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
        return Use.CARRIED;
    }

    @Override
    public Work work(int examples) {
        return visits().work(examples, batchSize);
    }

    private Visits visits() {
        return new Visits(maxExamples, epochs, minVisits, Tuning.MAX_EPOCHS);
    }

    @Override
    public List<MethodVector> extract(Extraction extraction) {
        int passes = visits().epochsFor(extraction.labelled().train().size());
        TunedAdapter adapter = extraction
                .surrogate()
                .tuneAdapter(
                        extraction.labelled(),
                        new AdapterTuning(maxTokens, batchSize, learningRate, weightDecay, passes, rank),
                        extraction.seed(),
                        extraction.tuning());
        return List.of(
                new MethodVector(this, List.of(new Block("adapter", adapter.values())), adapter.learningCheck()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        EmbeddingMethod tunedLogMe() {
            Tuning tuning = TaskEmb.DEFAULT.tuning();
            AdapterTuning usual = AdapterTuning.DEFAULT;
            return new TunedLogMe(
                    tuning.maxExamples(),
                    usual.maxTokens(),
                    usual.batchSize(),
                    usual.learningRate(),
                    usual.weightDecay(),
                    usual.epochs(),
                    tuning.minVisits(),
                    usual.rank());
        }
    }
}
