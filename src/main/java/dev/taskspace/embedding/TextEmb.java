package dev.taskspace.embedding;

import dev.taskspace.surrogate.Block;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * TextEmb (Vu et al. 2020, §4.1): the mean of the untuned surrogate's mean-pooled token states over the inputs. Sees no
 * label; the baseline that every other method must beat. Compared by centred cosine.
 */
record TextEmb(int maxExamples, int maxTokens) implements EmbeddingMethod {

    /** A forward pass costs about a third of a tuning step. */
    private static final double FORWARD_SHARE = 1 / 3.0;

    TextEmb {
        Hyperparameters.atLeastOne("maxExamples", maxExamples);
        Hyperparameters.atLeastOne("maxTokens", maxTokens);
    }

    @Override
    public String name() {
        return "textemb";
    }

    @Override
    public boolean supervised() {
        return false;
    }

    @Override
    public Work work(int examples) {
        int used = Math.min(examples, maxExamples);
        return new Work(used, used * FORWARD_SHARE);
    }

    @Override
    public List<MethodVector> extract(Extraction extraction) {
        float[] mean =
                extraction.surrogate().meanPooled(extraction.sample().inputs(), maxTokens, extraction.extracting());
        return List.of(new MethodVector(this, List.of(new Block("text", mean)), null));
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        EmbeddingMethod textEmb() {
            return new TextEmb(1000, 128);
        }
    }
}
