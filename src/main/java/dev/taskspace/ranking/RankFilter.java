package dev.taskspace.ranking;

import dev.taskspace.dataset.TaskType;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The properties that sources are filtered by, for the API's description. */
@Schema(name = "RankFilter")
record RankFilter(
        @Nullable String family,
        @Schema(example = "en") @Nullable String language,
        @Nullable String license,
        @Nullable TaskType taskType,

        @Schema(description = "Training examples at least") @Nullable
        Long minExamples,

        @Schema(description = "Training examples at most") @Nullable
        Long maxExamples) {}
