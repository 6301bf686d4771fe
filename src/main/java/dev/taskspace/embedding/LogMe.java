package dev.taskspace.embedding;

import dev.taskspace.surrogate.TrainingExample;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A sample of frozen features with their labels. As a target it is what LogME (You et al. 2021) is computed on; as a
 * source it yields a linear probe, whose answers are the features that LogME then judges: how well do the source's label
 * directions explain the target's labels, when nothing is tuned?
 */
record LogMe(int maxExamples, int maxTokens) implements EmbeddingMethod {

    static final String NAME = "logme";
    static final LogMe DEFAULT = new LogMe(256, 64);

    /** A forward pass costs about a third of a tuning step. */
    private static final double FORWARD_SHARE = 1 / 3.0;

    LogMe {
        Hyperparameters.between("maxExamples", maxExamples, 2, 2_000);
        Hyperparameters.atLeastOne("maxTokens", maxTokens);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Use use() {
        return Use.DIRECTED;
    }

    @Override
    public Work work(int examples) {
        int used = Math.min(examples, maxExamples);
        return new Work(used, used * FORWARD_SHARE);
    }

    @Override
    public List<MethodVector> extract(Extraction extraction) {
        List<TrainingExample> train = extraction.labelled().train();
        float[][] features =
                extraction.surrogate().pooled(extraction.sample().inputs(), maxTokens, extraction.extracting());
        return List.of(new MethodVector(this, LabelledFeatures.blocks(extraction.labelled(), train, features), null));
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        EmbeddingMethod logMe() {
            return DEFAULT;
        }
    }
}
