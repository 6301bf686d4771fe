package dev.taskspace.dataset;

import dev.taskspace.dataset.file.FileFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dataset as clients see it. */
@Schema(name = "Dataset")
record DatasetAnswer(
        UUID id,
        String name,
        @Nullable String description,
        TaskType taskType,
        InputFormat format,
        FileFormat fileFormat,
        Columns columns,
        @Nullable String language,
        @Nullable String license,
        @Nullable String family,
        Map<String, String> tags,
        @Schema(description = "Number of rows") long examples,
        @Schema(description = "Rows by split") Map<String, Long> splits,

        @Schema(description = "Classes in their fixed order, with counts; empty when the task has none")
        List<LabelCount> labels,

        @Schema(description = "Summary of the training scores of a regression; null for other tasks") @Nullable
        ScoreSummary scores,

        @Schema(description = "Sha256 of rows, task type and class order, whatever the file format")
        String contentHash,

        Validation validation,
        Instant createdAt) {

    static DatasetAnswer of(Dataset dataset) {
        Map<String, Long> splits = new java.util.LinkedHashMap<>();
        dataset.splits().forEach((split, rows) -> splits.put(split.label(), rows));
        return new DatasetAnswer(
                dataset.id(),
                dataset.name(),
                dataset.description(),
                dataset.taskType(),
                dataset.inputFormat(),
                dataset.fileFormat(),
                dataset.columns(),
                dataset.language(),
                dataset.license(),
                dataset.family(),
                dataset.tags(),
                dataset.examples(),
                splits,
                dataset.labels(),
                dataset.scores().orElse(null),
                dataset.contentHash(),
                dataset.validation(),
                dataset.createdAt());
    }
}
