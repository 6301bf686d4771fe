package dev.taskspace.dataset;

import dev.taskspace.dataset.file.SourceRow;
import dev.taskspace.dataset.file.UnusableFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out from the first rows which column is the text, its pair, the label and the split. */
final class ColumnDetection {
    private final Columns chosen;
    private final @Nullable InputFormat format;
    private final List<SourceRow> sample;
    private final List<String> warnings = new ArrayList<>();
    /** Normalised name to the name in the file, in the order of the file. */
    private final Map<String, String> columns = new LinkedHashMap<>();

    ColumnDetection(Columns chosen, @Nullable InputFormat format, List<SourceRow> sample) {
        this.chosen = chosen;
        this.format = format;
        this.sample = sample;
        for (SourceRow row : sample) {
            row.cells().keySet().forEach(name -> columns.putIfAbsent(ColumnNames.normalised(name), name));
        }
    }

    /** What was decided although it could have been otherwise. */
    List<String> warnings() {
        return warnings;
    }

    /** Every column but split and, for single inputs, textPair is set in the answer. */
    Columns detect() {
        requireChosenColumns();
        String split = chosen.split() != null ? chosen.split() : splitColumn();
        if (chosen.text() == null && chosen.label() == null && hasSpans()) {
            return new Columns(columns.get("question"), columns.get("context"), columns.get("answers"), split);
        }
        String label = chosen.label() != null ? chosen.label() : labelColumn();
        if (chosen.text() != null) {
            return checked(new Columns(chosen.text(), chosen.textPair(), label, split));
        }
        Columns named = new Columns(null, chosen.textPair(), label, split);
        return checked(
                pair(named).or(() -> single(named)).orElseGet(() -> new ColumnGuess(sample, warnings).complete(named)));
    }

    /** Only the text and, for pairs, the textPair; the column of the label, if there is one, is neither. */
    Columns detectInputs() {
        requireChosenColumns();
        Columns named = new Columns(null, chosen.textPair(), labelColumn(), null);
        Columns found = chosen.text() != null
                ? chosen
                : pair(named).or(() -> single(named)).orElse(named);
        if (found.text() == null) {
            throw new UnusableFileException("No column is recognised as the text. The columns are "
                    + String.join(", ", columns.values())
                    + ". Name the right ones: \"columns\":{\"text\":\"…\",\"textPair\":\"…\"}.");
        }
        return new Columns(found.text(), found.textPair(), null, null);
    }

    private boolean hasSpans() {
        return columns.keySet().containsAll(ColumnNames.SPANS)
                && sample.stream().noneMatch(row -> row.cells().get(columns.get("answers")) instanceof String);
    }

    private @Nullable String labelColumn() {
        return ColumnNames.LABELS.stream()
                .map(columns::get)
                .filter(Objects::nonNull)
                .filter(name -> !name.equals(chosen.text()) && !name.equals(chosen.textPair()))
                .findFirst()
                .orElse(null);
    }

    private Optional<Columns> pair(Columns named) {
        return ColumnNames.PAIRS.stream()
                .map(pair -> new Columns(
                        columns.get(pair.getFirst()), columns.get(pair.getLast()), named.label(), named.split()))
                .filter(found -> found.text() != null && found.textPair() != null)
                .filter(found -> chosen.textPair() == null || chosen.textPair().equals(found.textPair()))
                .filter(found -> !Objects.equals(found.text(), named.label())
                        && !Objects.equals(found.textPair(), named.label()))
                .findFirst();
    }

    private Optional<Columns> single(Columns named) {
        return ColumnNames.TEXTS.stream()
                .map(columns::get)
                .filter(Objects::nonNull)
                .filter(name -> !name.equals(named.label()) && !name.equals(named.textPair()))
                .findFirst()
                .map(text -> new Columns(text, named.textPair(), named.label(), named.split()));
    }

    private @Nullable String splitColumn() {
        String column = ColumnNames.SPLITS.stream()
                .map(columns::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (column == null) {
            return null;
        }
        boolean names = sample.stream()
                .map(row -> row.cells().get(column))
                .allMatch(
                        value -> value instanceof String name && Split.of(name).isPresent());
        if (!names) {
            warnings.add("The column '" + column
                    + "' is not read as the split: it holds other values than train, validation and test.");
        }
        return names ? column : null;
    }

    private Columns checked(Columns found) {
        if (found.text() == null || found.label() == null) {
            throw new UnusableFileException(
                    "No column is recognised as the "
                            + (found.text() == null ? "text" : "label") + ". The columns are "
                            + String.join(", ", columns.values())
                            + ". Name the right ones in the metadata: \"columns\":{\"text\":\"…\",\"textPair\":\"…\",\"label\":\"…\"}.");
        }
        if (format == InputFormat.PAIR && found.textPair() == null) {
            throw new InvalidMetadataException(
                    "/columns/textPair",
                    "Pairs need a second text column. The columns are " + String.join(", ", columns.values()) + ".");
        }
        return format == InputFormat.SINGLE ? new Columns(found.text(), null, found.label(), found.split()) : found;
    }

    private void requireChosenColumns() {
        require("text", chosen.text());
        require("textPair", chosen.textPair());
        require("label", chosen.label());
        require("split", chosen.split());
    }

    private void require(String role, @Nullable String name) {
        if (name != null && !columns.containsValue(name)) {
            throw new InvalidMetadataException(
                    "/columns/" + role,
                    "The file has no column '" + name + "'. Its columns are " + String.join(", ", columns.values())
                            + ".");
        }
    }
}
