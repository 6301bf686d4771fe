package dev.taskspace.dataset;

import dev.taskspace.dataset.file.BadRowException;
import dev.taskspace.dataset.file.SourceRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a labelled row of a source row, or says which cell is wrong. */
final class RowParser {
    /** A longer label is a text in the wrong column. */
    static final int LONGEST_LABEL = 512;

    private final String text;
    private final @Nullable String textPair;
    private final String label;
    private final @Nullable String split;
    private final Split defaultSplit;
    private final @Nullable TaskType taskType;

    /**
     * A parser of rows with these columns.
     *
     * @param taskType null as long as the labels are to decide it
     */
    RowParser(Columns columns, Split defaultSplit, @Nullable TaskType taskType) {
        this.text = Objects.requireNonNull(columns.text());
        this.textPair = columns.textPair();
        this.label = Objects.requireNonNull(columns.label());
        this.split = columns.split();
        this.defaultSplit = defaultSplit;
        this.taskType = taskType;
    }

    /** Whether labels are answers in the second text. */
    boolean spans() {
        return taskType == TaskType.SPAN_EXTRACTION;
    }

    LabelledRow parse(SourceRow row) {
        String first = text(row, text);
        String second = textPair == null ? null : text(row, textPair);
        if (spans()) {
            List<AnswerSpan> answers = new AnswerSpans(row.line(), label, Objects.requireNonNull(second))
                    .parse(row.cells().get(label));
            String answer = answers.isEmpty() ? "" : answers.getFirst().text();
            return new LabelledRow(first, second, answer, split(row), answers);
        }
        return new LabelledRow(first, second, label(row), split(row));
    }

    private static String text(SourceRow row, String column) {
        String value = plain(row, column);
        if (value == null || value.isBlank()) {
            throw new BadRowException(row.line(), column, "The row has no text in the column '" + column + "'.");
        }
        return value;
    }

    private String label(SourceRow row) {
        String value = plain(row, label);
        if (value == null || value.isBlank()) {
            throw new BadRowException(row.line(), label, "The row has no label in the column '" + label + "'.");
        }
        String canonical = LabelText.canonical(value);
        if (canonical.length() > LONGEST_LABEL) {
            throw new BadRowException(
                    row.line(),
                    label,
                    "The label is longer than " + LONGEST_LABEL + " characters. Is '" + label + "' the label column?");
        }
        if (taskType == TaskType.REGRESSION && LabelText.number(canonical).isEmpty()) {
            throw new BadRowException(
                    row.line(),
                    label,
                    "The label is not a number, as regression needs: at most %d characters, such as 3.5 or -2e-3."
                            .formatted(LabelText.LONGEST_NUMBER));
        }
        return canonical;
    }

    private Split split(SourceRow row) {
        String value = split == null ? null : plain(row, split);
        if (value == null) {
            return defaultSplit;
        }
        return Split.of(value)
                .orElseThrow(() -> new BadRowException(
                        row.line(), split, "The split is none of train, validation (or dev) and test."));
    }

    private static @Nullable String plain(SourceRow row, String column) {
        Object value = row.cells().get(column);
        String plain = switch (value) {
            case null -> null;
            case String string -> string;
            // a number with a huge exponent would be gigabytes in plain notation
            case BigDecimal number ->
                Math.abs(number.scale()) > LONGEST_LABEL ? number.toString() : number.toPlainString();
            case List<?> list ->
                throw new BadRowException(row.line(), column, "The value is a list; one value a row is needed.");
            case Map<?, ?> map ->
                throw new BadRowException(row.line(), column, "The value is an object; one value a row is needed.");
            default -> value.toString();
        };
        if (plain != null && !isStorable(plain)) {
            throw new BadRowException(
                    row.line(), column, "The value holds a NUL character or half of a surrogate pair.");
        }
        return plain;
    }

    private static boolean isStorable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (c == '\0' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
