package dev.taskspace.dataset;

import dev.taskspace.dataset.file.BadRowException;
import dev.taskspace.dataset.file.FileFormat;
import dev.taskspace.dataset.file.RowSource;
import dev.taskspace.dataset.file.SourceRow;
import dev.taskspace.dataset.file.UnusableFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an upload from its first row to its last, in constant memory: the first rows decide the columns, every row is
 * checked, counted, hashed and spooled.
 */
final class DatasetReading {
    private static final int SAMPLE_ROWS = 200;
    /** Rows of the sample weigh at most this much together, so that huge rows cannot add up. */
    private static final int SAMPLE_CHARACTERS = 4 * 1024 * 1024;

    private static final int FEWEST_ROWS = 2;

    private final RowSource source;
    private final DatasetMetadata metadata;
    private final RowSpool spool;
    private final RowErrors errors;
    private final ContentHash hash = new ContentHash();
    private long emptyRows;
    /** Why nothing more can be read; told once the rows before it were checked. */
    private @Nullable UnusableFileException end;

    DatasetReading(RowSource source, DatasetMetadata metadata, RowSpool spool) {
        this.source = source;
        this.metadata = metadata;
        this.spool = spool;
        this.errors = new RowErrors(source.format());
    }

    DatasetContent read() {
        List<SourceRow> sample = sample();
        if (sample.isEmpty()) {
            errors.throwIfAny(end);
            throw new UnusableFileException("The file holds no rows besides a header or blank lines.");
        }
        ColumnDetection detection = new ColumnDetection(metadata.columns(), metadata.format(), sample);
        Columns columns = detection.detect();
        boolean spans = source.format() == FileFormat.SQUAD || AnswerSpans.column(columns, sample);
        TaskType stated = spans ? TaskType.SPAN_EXTRACTION : metadata.taskType();
        requirePossible(stated, columns);
        LabelTally labels = new LabelTally(stated);
        ValidationTally validation = new ValidationTally(labels, detection.warnings());
        RowParser parser = new RowParser(columns, metadata.split(), stated);
        sample.forEach(row -> accept(row, parser, labels, validation));
        for (SourceRow row = next(); row != null; row = next()) {
            accept(row, parser, labels, validation);
        }
        errors.throwIfAny(end);
        return content(columns, labels, validation);
    }

    private List<SourceRow> sample() {
        List<SourceRow> sample = new ArrayList<>();
        long characters = 0;
        while (sample.size() < SAMPLE_ROWS && characters < SAMPLE_CHARACTERS) {
            SourceRow row = next();
            if (row == null) {
                break;
            }
            sample.add(row);
            characters += row.cells().values().stream()
                    .mapToLong(value -> value instanceof String text ? text.length() : 0)
                    .sum();
        }
        return sample;
    }

    /** The next row that can be read and has any value. */
    private @Nullable SourceRow next() {
        while (end == null) {
            try {
                SourceRow row = source.next();
                if (row == null || !row.cells().isEmpty()) {
                    return row;
                }
                emptyRows++;
            } catch (BadRowException e) {
                errors.add(e);
            } catch (UnusableFileException e) {
                end = e;
            }
        }
        return null;
    }

    private void accept(SourceRow row, RowParser parser, LabelTally labels, ValidationTally validation) {
        try {
            LabelledRow labelled = parser.parse(row);
            if (labelled.answers().isEmpty() && !parser.spans()) {
                labels.add(labelled.label(), labelled.split());
            }
            validation.add(labelled);
            hash.add(labelled);
            spool.add(labelled);
        } catch (BadRowException e) {
            errors.add(e);
        }
    }

    private void requirePossible(@Nullable TaskType stated, Columns columns) {
        if (metadata.taskType() == TaskType.SPAN_EXTRACTION
                && (stated != TaskType.SPAN_EXTRACTION || columns.textPair() == null)) {
            throw new InvalidMetadataException(
                    "/taskType",
                    "Span extraction needs a question, a context and answers with text and answer_start, as SQuAD has.");
        }
    }

    private DatasetContent content(Columns columns, LabelTally labels, ValidationTally validation) {
        spool.finish();
        if (validation.rows() < FEWEST_ROWS) {
            throw new UnusableFileException(
                    "A dataset needs at least " + FEWEST_ROWS + " rows; this one has " + validation.rows() + ".");
        }
        TaskType taskType = labels.taskType();
        List<LabelCount> classes = taskType == TaskType.CLASSIFICATION ? labels.classes() : List.of();
        return new DatasetContent(
                taskType,
                columns.textPair() != null,
                source.format(),
                columns,
                validation.rows(),
                validation.splits(),
                classes,
                taskType == TaskType.REGRESSION ? labels.scores().orElse(null) : null,
                validation.report(taskType, emptyRows + source.blankLines()),
                hash.finish(taskType, classes),
                validation.sketch());
    }
}
