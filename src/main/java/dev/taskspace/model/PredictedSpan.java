package dev.taskspace.model;

import dev.taskspace.dataset.file.SourceRow;
import dev.taskspace.dataset.file.UnusableFileException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a span extraction in a file of predictions: {@code {"start", "end", "text"}}, of which the text or both
 * places may be missing; nothing at all, or an empty text, says that there is no answer.
 *
 * @param start first character as it stands there, counted in code points as SQuAD does, or in UTF-16 units
 * @param end after the last one
 */
record PredictedSpan(
        @Nullable Integer start,
        @Nullable Integer end,
        @Nullable String text) {

    /** Reads the columns start, end and text, or an object with them under {@code label}. */
    static PredictedSpan of(SourceRow row) {
        Object label = row.cells().get("label");
        if (label != null && !(label instanceof Map<?, ?>)) {
            throw bad(row.line(), "The label is not an object with start, end and text.");
        }
        Map<?, ?> cells = label instanceof Map<?, ?> map ? map : row.cells();
        Object text = cells.get("text");
        return new PredictedSpan(
                place(row, cells.get("start")),
                place(row, cells.get("end")),
                text == null ? null : String.valueOf(text));
    }

    private static @Nullable Integer place(SourceRow row, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            int place = value instanceof BigDecimal number
                    ? number.intValueExact()
                    : Integer.parseInt(String.valueOf(value));
            if (place >= 0) {
                return place;
            }
        } catch (ArithmeticException | NumberFormatException notAPlace) {
            // told below
        }
        throw bad(row.line(), "'" + value + "' is no place in a text; those are whole numbers from 0.");
    }

    /** First and end UTF-16 unit in the context, both 0 for no answer. */
    double[] units(long line, String context) {
        if (start == null) {
            return named(line, context);
        }
        int stop = end != null ? end : start + (text == null ? 0 : text.codePointCount(0, text.length()));
        if (stop == start || (text != null && text.isEmpty())) {
            return new double[2];
        }
        int points = context.codePointCount(0, context.length());
        if (start < stop && stop <= points) {
            int first = context.offsetByCodePoints(0, start);
            int last = context.offsetByCodePoints(first, stop - start);
            if (text == null || context.substring(first, last).equals(text)) {
                return new double[] {first, last};
            }
        }
        if (text != null && context.startsWith(text, start)) {
            return new double[] {start, start + text.length()};
        }
        throw bad(line, "The answer does not stand from %d to %d in the second text.".formatted(start, stop));
    }

    private double[] named(long line, String context) {
        if (text == null || text.isEmpty()) {
            return new double[2];
        }
        int first = context.indexOf(text);
        if (first < 0) {
            throw bad(line, "The answer does not stand in the second text of its input.");
        }
        return new double[] {first, first + text.length()};
    }

    private static UnusableFileException bad(long line, String detail) {
        return new UnusableFileException(line, detail);
    }
}
