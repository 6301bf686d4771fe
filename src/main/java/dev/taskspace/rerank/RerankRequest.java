package dev.taskspace.rerank;

import dev.taskspace.platform.web.NoNulls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /rank/measurements}.
 *
 * @param target reference of a dataset
 * @param sources references of datasets; left out, the first of a ranking
 * @param by the ranking that they are the first of, default hybrid
 * @param top how many of them, default 20
 * @param surrogate whose adapters are used
 * @param dryRun answer the estimate, queue nothing
 */
record RerankRequest(
        @Nullable @Schema(example = "dining-reviews") String target,
        @NoNulls @Nullable List<String> sources,
        @Nullable @Schema(example = "hybrid") String by,
        @Nullable @Schema(example = "20") Integer top,
        @Nullable @Schema(example = "all-minilm-l6-v2") String surrogate,
        @Nullable Boolean dryRun) {}
