package dev.taskspace.dataset;

import dev.taskspace.dataset.file.SourceRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last resort for columns of unknown names: varied sentences are text, few repeated short values are labels. It
 * decides only when nothing else in the file could be meant, and says so in a warning.
 */
final class ColumnGuess {
    private static final int MIN_ROWS = 10;
    private static final double TEXT_MEAN_BLANKS = 2;
    private static final double TEXT_DISTINCT_SHARE = 0.5;
    private static final double LABEL_DISTINCT_SHARE = 0.3;

    private final List<SourceRow> sample;
    private final List<String> warnings;

    ColumnGuess(List<SourceRow> sample, List<String> warnings) {
        this.sample = sample;
        this.warnings = warnings;
    }

    /** Fills what is still null in {@code named}, or returns it as it is when the content leaves a choice. */
    Columns complete(Columns named) {
        Set<String> free = new LinkedHashSet<>();
        sample.forEach(row -> free.addAll(row.cells().keySet()));
        free.removeIf(column ->
                column.equals(named.label()) || column.equals(named.split()) || column.equals(named.textPair()));
        List<String> texts = free.stream().filter(this::isText).toList();
        List<String> labels = named.label() != null
                ? List.of(named.label())
                : free.stream().filter(this::isLabel).toList();
        int wanted = named.textPair() == null ? 2 : 1;
        if (sample.size() < MIN_ROWS || texts.isEmpty() || texts.size() > wanted || labels.size() != 1) {
            return named;
        }
        @Nullable String pair = texts.size() == 2 ? texts.getLast() : named.textPair();
        warnings.add("No column has a known name; '" + texts.getFirst() + (pair == null ? "" : "' and '" + pair)
                + "' are read as text and '" + labels.getFirst() + "' as the label because of what they hold.");
        return new Columns(texts.getFirst(), pair, labels.getFirst(), named.split());
    }

    private boolean isText(String column) {
        List<Object> values = values(column);
        double blanks = values.stream()
                .mapToLong(value -> value instanceof String text
                        ? text.chars().filter(c -> c == ' ').count()
                        : 0)
                .average()
                .orElse(0);
        return blanks >= TEXT_MEAN_BLANKS && new HashSet<>(values).size() > values.size() * TEXT_DISTINCT_SHARE;
    }

    private boolean isLabel(String column) {
        List<Object> values = new ArrayList<>(values(column));
        return values.size() == sample.size()
                && values.stream().noneMatch(List.class::isInstance)
                && new HashSet<>(values).size() <= values.size() * LABEL_DISTINCT_SHARE;
    }

    private List<Object> values(String column) {
        return sample.stream()
                .map(row -> row.cells().get(column))
                .filter(Objects::nonNull)
                .toList();
    }
}
