package dev.taskspace.transfer;

import java.util.Map;

/**
 * A transfer that the service measured itself; higher scores are better.
 *
 * @param source reference of what is registered, as is the target
 * @param baseline score of the target alone
 */
public record MeasuredTransfer(
        String source,
        String target,
        String baseModel,
        String adaptation,
        String metric,
        long seed,
        double score,
        double baseline,
        long sourceExamples,
        long targetExamples,
        String provenance,
        Map<String, String> tags) {}
