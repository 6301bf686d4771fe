package dev.taskspace.dataset;

import dev.taskspace.dataset.file.RowSource;
import dev.taskspace.dataset.file.SourceFiles;
import dev.taskspace.dataset.file.Upload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An upload that was read to its end in a test. */
record Reading(DatasetContent content, List<LabelledRow> rows) {

    static Reading of(Path folder, String file) {
        return of(folder, file, DatasetMetadata.named("test"));
    }

    static Reading of(Path folder, String file, DatasetMetadata metadata) {
        return of(folder, file.getBytes(StandardCharsets.UTF_8), metadata);
    }

    static Reading of(Path folder, byte[] file, DatasetMetadata metadata) {
        return of(folder, SourceFiles.open(Upload.file(folder, file), "test", Upload.LIMIT), metadata);
    }

    static Reading of(Path folder, RowSource source, DatasetMetadata metadata) {
        try (source;
                RowSpool spool = new RowSpool(folder.resolve("spool"))) {
            DatasetContent content = new DatasetReading(source, metadata, spool).read();
            List<LabelledRow> rows = new ArrayList<>();
            spool.forEach(chunk -> rows.addAll(RowCodec.rows(chunk.body())));
            return new Reading(content, rows);
        }
    }

    static DatasetMetadata with(Columns columns) {
        return new DatasetMetadata(
                "test", null, null, null, columns, null, null, null, Split.TRAIN, java.util.Map.of());
    }

    static DatasetMetadata with(@Nullable TaskType taskType, @Nullable InputFormat format, Split split) {
        return new DatasetMetadata(
                "test", null, taskType, format, Columns.DETECTED, null, null, null, split, java.util.Map.of());
    }
}
