package dev.taskspace.dataset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Watches the rows pass and reports what is odd about them. */
final class ValidationTally {
    /** About 256 tokens of English, as much as the usual surrogate reads. */
    private static final int LONG_TEXT = 1_000;

    private static final double MANY = 0.1;
    private static final double DOMINANT = 0.9;
    private static final int FEW_ROWS = 5;
    private static final int NAMED = 5;

    private final LabelTally labels;
    private final DuplicateTally duplicates = new DuplicateTally();
    private final TextSketch.Builder sketch = new TextSketch.Builder();
    private final Map<Split, Long> splits = new EnumMap<>(Split.class);
    private final List<String> warnings;
    private long rows;
    private long longRows;

    ValidationTally(LabelTally labels, List<String> warnings) {
        this.labels = labels;
        this.warnings = new ArrayList<>(warnings);
    }

    void add(LabelledRow row) {
        rows++;
        splits.merge(row.split(), 1L, Long::sum);
        String pair = row.textPair();
        longRows += row.text().length() + (pair == null ? 0 : pair.length()) > LONG_TEXT ? 1 : 0;
        long hash = NormalisedText.hash(row.text(), pair);
        duplicates.add(hash, row.split());
        sketch.add(hash);
    }

    long rows() {
        return rows;
    }

    Map<Split, Long> splits() {
        return splits;
    }

    TextSketch sketch() {
        return sketch.build();
    }

    Validation report(TaskType taskType, long emptyRows) {
        long repeated = duplicates.duplicates();
        long leaked = duplicates.leaked();
        warnAboutRows(repeated, leaked, emptyRows);
        switch (taskType) {
            case CLASSIFICATION -> warnAboutClasses();
            case REGRESSION -> warnAboutScores();
            case SPAN_EXTRACTION -> {}
        }
        return new Validation(
                warnings, repeated, emptyRows, taskType == TaskType.CLASSIFICATION ? labels.entropy() : null, leaked);
    }

    private void warnAboutRows(long repeated, long leaked, long emptyRows) {
        warnIf(
                !splits.containsKey(Split.TRAIN),
                "No row belongs to the split 'train', so nothing can be tuned on this dataset.");
        warnIf(repeated > rows * MANY, repeated + " of " + rows + " rows repeat an earlier text.");
        warnIf(leaked > 0, leaked + " texts of the training split occur in another split too.");
        warnIf(emptyRows > rows * MANY, emptyRows + " empty rows were left out.");
        warnIf(
                longRows > rows * MANY,
                longRows + " of " + rows + " rows are longer than " + LONG_TEXT
                        + " characters; a surrogate may not read them to the end.");
        warnIf(duplicates.estimated(), "Duplicates are estimated from a sample, for the dataset is large.");
    }

    private void warnAboutClasses() {
        List<LabelCount> classes = labels.classes();
        warnIf(
                classes.size() == 1,
                "Every row has the label '" + classes.getFirst().label() + "'; nothing can be tuned on one class.");
        classes.stream()
                .filter(count -> classes.size() > 1 && count.count() > rows * DOMINANT)
                .forEach(count ->
                        warnIf(true, count.count() + " of " + rows + " rows have the label '" + count.label() + "'."));
        name(
                "occur in fewer than " + FEW_ROWS + " rows",
                classes.stream()
                        .filter(count -> count.count() < FEW_ROWS)
                        .map(LabelCount::label)
                        .toList());
        if (splits.containsKey(Split.TRAIN)) {
            name("occur in no training row", labels.untrained());
        }
        warnIf(labels.mixed(), "Some labels are numbers and others are words.");
        classes.stream()
                .filter(count -> count.label().equals("-") || (count.label().equals("-1") && classes.size() > 2))
                .forEach(count ->
                        warnIf(true, "The label '" + count.label() + "' often marks rows without a gold label."));
    }

    private void warnAboutScores() {
        warnIf(
                !labels.fractions(),
                "The labels are " + Math.min(labels.distinct(), LabelTally.MOST_CLASSES)
                        + " or more different whole numbers and are read as scores. If they number classes, register with \"taskType\":\"classification\".");
        warnIf(labels.distinct() == 1, "Every row has the same score; nothing can be tuned on it.");
    }

    private void name(String what, List<String> found) {
        if (!found.isEmpty()) {
            String more = found.size() > NAMED ? " and " + (found.size() - NAMED) + " more" : "";
            warnings.add("Labels that " + what + ": "
                    + String.join(", ", found.stream().limit(NAMED).toList()) + more + ".");
        }
    }

    private void warnIf(boolean condition, String warning) {
        if (condition) {
            warnings.add(warning);
        }
    }
}
