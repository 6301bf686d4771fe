package dev.taskspace.dataset;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What someone says about a dataset when registering it; all but the name may be left to detection.
 *
 * @param name unique, {@code [a-z0-9][a-z0-9._-]{0,127}}
 * @param taskType null: read off the labels
 * @param format null: a pair when two text columns are found
 * @param columns column names; those that are null are detected
 * @param split the part of rows that name none
 */
public record DatasetMetadata(
        String name,
        @Nullable String description,
        @Nullable TaskType taskType,
        @Nullable InputFormat format,
        Columns columns,
        @Nullable String language,
        @Nullable String license,
        @Nullable String family,
        Split split,
        Map<String, String> tags) {

    public DatasetMetadata {
        tags = Map.copyOf(tags);
    }

    /**
     * Reads what a client said, parsed into plain values.
     *
     * @throws InvalidMetadataException that points to every field which cannot be so
     */
    public static DatasetMetadata of(Map<String, Object> json) {
        return DatasetRequestReader.metadata(json);
    }

    /** The same with further tags; those that are there already stay. */
    public DatasetMetadata tagged(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.putAll(tags);
        return new DatasetMetadata(name, description, taskType, format, columns, language, license, family, split, all);
    }

    /** A dataset that is only named. */
    public static DatasetMetadata named(String name) {
        return new DatasetMetadata(name, null, null, null, Columns.DETECTED, null, null, null, Split.TRAIN, Map.of());
    }
}
