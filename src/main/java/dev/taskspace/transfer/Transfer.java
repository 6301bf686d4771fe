package dev.taskspace.transfer;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One measured transfer.
 *
 * @param source reference such as {@code datasets/sst2}; it may name what is not registered here
 * @param baseModel the model that was tuned, null when not said, as are adaptation and metric
 * @param score of the target after transfer, in the metric's own unit
 * @param baseline the same without transfer, null when it was not measured
 * @param higherIsBetter direction of the metric
 */
public record Transfer(
        UUID id,
        String source,
        String target,
        @Nullable String baseModel,
        @Nullable String adaptation,
        @Nullable String metric,
        long seed,
        double score,
        @Nullable Double baseline,
        boolean higherIsBetter,
        @Nullable Long sourceExamples,
        @Nullable Long targetExamples,
        @Nullable String provenance,
        Map<String, String> tags) {}
