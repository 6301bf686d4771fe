package dev.taskspace.dataset;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client sends to register a dataset: the metadata and, without a file, the examples themselves. */
@Schema(name = "DatasetRequest")
record DatasetRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = DatasetRequest.NAME, example = "sst2") @Nullable
        String name,

        @Nullable String description,

        @Schema(description = "Read off the labels when left out") @Nullable
        TaskType taskType,

        @Schema(description = "Whether inputs are pairs; read off the columns when left out") @Nullable
        InputFormat format,

        @Nullable Columns columns,
        @Schema(example = "en") @Nullable String language,
        @Schema(example = "CC0-1.0") @Nullable String license,

        @Schema(description = "Task family, such as sentiment or inference", example = "sentiment") @Nullable
        String family,

        @Schema(description = "The part of rows that name none: train (default), validation or test", example = "train")
        @Nullable
        String split,

        @Nullable Map<String, String> tags,

        @Schema(description = "Rows, at most 1,000; more go in a file") @Nullable
        List<Map<String, Object>> examples,

        @Schema(description = "Where the rows are instead: they are fetched by a job") @Nullable
        DatasetSource source) {

    static final String NAME = "[a-z0-9][a-z0-9._-]{0,127}";
}
