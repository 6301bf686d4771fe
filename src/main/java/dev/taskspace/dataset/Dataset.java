package dev.taskspace.dataset;

import dev.taskspace.dataset.file.FileFormat;
import dev.taskspace.entity.EntityKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A registered dataset: what it is and what its rows are like. It never changes; its rows are read by {@link DatasetRows}. */
@Entity
public class Dataset {
    @Id
    private UUID id;

    private String name;
    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    private TaskType taskType;

    @Enumerated(EnumType.STRING)
    private InputFormat inputFormat;

    @Enumerated(EnumType.STRING)
    private FileFormat fileFormat;

    @JdbcTypeCode(SqlTypes.JSON)
    private Columns columns;

    private @Nullable String language;
    private @Nullable String license;
    private @Nullable String family;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> tags;

    private long examples;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<Split, Long> splits;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<LabelCount> labels;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ScoreSummary scores;

    @JdbcTypeCode(SqlTypes.JSON)
    private Validation validation;

    private String contentHash;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Dataset() {}

    Dataset(UUID id, DatasetMetadata metadata, DatasetContent content, Instant createdAt) {
        this.id = id;
        this.name = metadata.name();
        this.description = metadata.description();
        this.taskType = content.taskType();
        this.inputFormat = content.pair() ? InputFormat.PAIR : InputFormat.SINGLE;
        this.fileFormat = content.fileFormat();
        this.columns = content.columns();
        this.language = metadata.language();
        this.license = metadata.license();
        this.family = metadata.family();
        this.tags = metadata.tags();
        this.examples = content.examples();
        this.splits = content.splits();
        this.labels = content.labels();
        this.scores = content.scores();
        this.validation = content.validation();
        this.contentHash = content.hash();
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** How requests and answers refer to it, such as {@code datasets/sst2}. */
    public String reference() {
        return EntityKind.DATASET.collection() + "/" + name;
    }

    public TaskType taskType() {
        return taskType;
    }

    public InputFormat inputFormat() {
        return inputFormat;
    }

    public boolean pair() {
        return inputFormat == InputFormat.PAIR;
    }

    public @Nullable String language() {
        return language;
    }

    public @Nullable String license() {
        return license;
    }

    public @Nullable String family() {
        return family;
    }

    public Map<String, String> tags() {
        return tags;
    }

    /** Rows of all splits together. */
    public long examples() {
        return examples;
    }

    /** Rows of one split. */
    public long examples(Split split) {
        return splits.getOrDefault(split, 0L);
    }

    /** Classes in their fixed order, by number when all are numbers, else by code point; empty when there are none. */
    public List<LabelCount> labels() {
        return labels;
    }

    /** Names of the classes in their fixed order. */
    public List<String> labelNames() {
        return labels.stream().map(LabelCount::label).toList();
    }

    /** Summary of the training labels of a regression dataset; empty for other tasks and when no row is for training. */
    public Optional<ScoreSummary> scores() {
        return Optional.ofNullable(scores);
    }

    /** Sha256 of the rows, the task type and the order of the classes. */
    public String contentHash() {
        return contentHash;
    }

    public Instant createdAt() {
        return createdAt;
    }

    @Nullable
    String description() {
        return description;
    }

    FileFormat fileFormat() {
        return fileFormat;
    }

    Columns columns() {
        return columns;
    }

    Map<Split, Long> splits() {
        return splits;
    }

    Validation validation() {
        return validation;
    }
}
