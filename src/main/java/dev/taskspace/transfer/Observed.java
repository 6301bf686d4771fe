package dev.taskspace.transfer;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one pair in one setting, averaged over its seeds, in the metric's own unit.
 *
 * @param n how many runs
 */
@Schema(name = "ObservedTransfer")
public record Observed(
        double score,
        @Nullable Double baseline,
        @Nullable String baseModel,
        @Nullable String adaptation,
        @Nullable String metric,
        boolean higherIsBetter,
        long n) {}
