package dev.taskspace.measurement;

import dev.taskspace.platform.web.NoNulls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /transfers/measurements}: every source is measured for every target but itself.
 *
 * @param sources references of datasets
 * @param targets references of datasets
 * @param seeds independent runs of every pair, default 1; their seeds count from 0
 * @param priority higher goes first, default 0
 * @param dryRun answer the estimate, queue nothing
 */
record MeasurementRequest(
        @NoNulls @Nullable List<String> sources,
        @NoNulls @Nullable List<String> targets,
        @Nullable @Schema(example = "1") Integer seeds,
        @Nullable Budget budget,
        @Nullable @Schema(example = "all-minilm-l6-v2") String surrogate,
        @Nullable Integer priority,
        @Nullable Boolean dryRun) {}
