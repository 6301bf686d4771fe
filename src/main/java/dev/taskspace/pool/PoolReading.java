package dev.taskspace.pool;

import dev.taskspace.dataset.Columns;
import dev.taskspace.dataset.InputColumns;
import dev.taskspace.dataset.file.BadRowException;
import dev.taskspace.dataset.file.RowSource;
import dev.taskspace.dataset.file.SourceRow;
import dev.taskspace.dataset.file.UnusableFileException;
import dev.taskspace.surrogate.TextInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of a file, labels left aside. */
final class PoolReading {
    private static final int SAMPLE_ROWS = 50;

    /** Most inputs of one pool: what FUTE used for fine-tuned models. */
    static final int MOST = 100_000;

    private final RowSource source;
    private final Columns chosen;

    PoolReading(RowSource source, Columns chosen) {
        this.source = source;
        this.chosen = chosen;
    }

    /** @throws UnusableFileException that names the first line which cannot be used */
    PoolContent read() {
        List<SourceRow> sample = new ArrayList<>();
        for (SourceRow row = next(); row != null; row = next()) {
            sample.add(row);
            if (sample.size() == SAMPLE_ROWS) {
                break;
            }
        }
        if (sample.isEmpty()) {
            throw new UnusableFileException("The file holds no rows.");
        }
        Columns columns = InputColumns.detect(chosen, sample);
        PoolContent content = new PoolContent();
        sample.forEach(row -> content.add(input(row, columns)));
        for (SourceRow row = next(); row != null; row = next()) {
            content.add(input(row, columns));
            if (content.inputs().size() > MOST) {
                throw new UnusableFileException("A pool holds at most " + MOST + " inputs; this file has more.");
            }
        }
        return content;
    }

    private @Nullable SourceRow next() {
        try {
            SourceRow row = source.next();
            while (row != null && row.cells().isEmpty()) {
                row = source.next();
            }
            return row;
        } catch (BadRowException e) {
            throw new UnusableFileException(e.line(), e.detail());
        }
    }

    private static TextInput input(SourceRow row, Columns columns) {
        String text = text(row, Objects.requireNonNull(columns.text()));
        if (text == null) {
            throw new UnusableFileException(row.line(), "The row has no text in '" + columns.text() + "'.");
        }
        String pair = columns.textPair();
        return new TextInput(text, pair == null ? null : text(row, pair));
    }

    private static @Nullable String text(SourceRow row, String column) {
        Object cell = row.cells().get(column);
        String text = switch (cell) {
            case null -> "";
            case String string -> string.strip();
            case BigDecimal number -> number.toPlainString();
            default -> throw new UnusableFileException(row.line(), "'" + column + "' is not a text in this row.");
        };
        return text.isEmpty() ? null : text;
    }
}
