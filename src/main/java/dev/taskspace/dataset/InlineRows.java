package dev.taskspace.dataset;

import dev.taskspace.dataset.file.BadRowException;
import dev.taskspace.dataset.file.FileFormat;
import dev.taskspace.dataset.file.RowSource;
import dev.taskspace.dataset.file.SourceRow;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that are in memory already; a row's "line" is its position, from 1. */
final class InlineRows implements RowSource {
    private final Iterator<?> examples;
    private long position;

    /**
     * The examples of a request.
     *
     * @param examples JSON values, each of which should be an object
     */
    InlineRows(List<?> examples) {
        this.examples = examples.iterator();
    }

    static InlineRows of(List<LabelledRow> rows) {
        return new InlineRows(rows.stream().map(InlineRows::cells).toList());
    }

    private static Map<String, Object> cells(LabelledRow row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        boolean span = !row.answers().isEmpty();
        cells.put(span ? "question" : "text", row.text());
        if (row.textPair() != null) {
            cells.put(span ? "context" : "textPair", row.textPair());
        }
        if (span) {
            cells.put(
                    "answers",
                    row.answers().stream()
                            .map(answer ->
                                    Map.of("text", answer.text(), "answer_start", BigDecimal.valueOf(answer.start())))
                            .toList());
        } else {
            cells.put("label", row.label());
        }
        cells.put("split", row.split().label());
        return cells;
    }

    @Override
    public FileFormat format() {
        return FileFormat.INLINE;
    }

    @Override
    public @Nullable SourceRow next() {
        if (!examples.hasNext()) {
            return null;
        }
        position++;
        if (!(examples.next() instanceof Map<?, ?> object)) {
            throw new BadRowException(position, null, "The example is not a JSON object.");
        }
        Map<String, Object> cells = LinkedHashMap.newLinkedHashMap(object.size());
        object.forEach((column, value) -> {
            if (value != null) {
                cells.put(String.valueOf(column), value);
            }
        });
        return new SourceRow(position, cells);
    }
}
