package dev.taskspace.dataset;

import dev.taskspace.dataset.file.UnusableFileException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the labels as they pass and tells classes from scores. */
final class LabelTally {
    /** More different names than this are no classes. */
    static final int MOST_CLASSES = 5_000;
    /** More different whole numbers than this are scores, unless the metadata say otherwise. */
    static final int MOST_INTEGER_CLASSES = 20;

    private final @Nullable TaskType stated;
    private final Map<String, Counts> counts = new HashMap<>();
    private final ScoreTally scores = new ScoreTally();
    private boolean overflowed;
    private boolean fractions;
    private long numbers;
    private long rows;

    LabelTally(@Nullable TaskType stated) {
        this.stated = stated;
    }

    void add(String label, Split split) {
        rows++;
        Optional<BigDecimal> number = LabelText.number(label);
        number.ifPresent(value -> {
            numbers++;
            fractions |= value.scale() > 0;
            if (split == Split.TRAIN) {
                scores.add(value.doubleValue());
            }
        });
        if (!overflowed) {
            Counts count = counts.computeIfAbsent(label, unseen -> new Counts());
            count.all++;
            count.train += split == Split.TRAIN ? 1 : 0;
            overflowed = counts.size() > MOST_CLASSES;
        }
        if (overflowed && (stated == TaskType.CLASSIFICATION || numbers < rows)) {
            throw new UnusableFileException(
                    "The label column holds more than " + MOST_CLASSES
                            + " different values that are not all numbers. Name the right column: \"columns\":{\"label\":\"…\"}.");
        }
    }

    TaskType taskType() {
        if (stated != null) {
            return stated;
        }
        boolean many = overflowed || counts.size() > MOST_INTEGER_CLASSES;
        return allNumbers() && (fractions || many) ? TaskType.REGRESSION : TaskType.CLASSIFICATION;
    }

    boolean allNumbers() {
        return numbers == rows;
    }

    /** Whether some labels are numbers and others are not. */
    boolean mixed() {
        return numbers > 0 && numbers < rows;
    }

    boolean fractions() {
        return fractions;
    }

    /** How many different labels there are, at most one more than {@link #MOST_CLASSES}. */
    int distinct() {
        return counts.size();
    }

    Optional<ScoreSummary> scores() {
        return scores.summary();
    }

    /** The classes in their fixed order: by number when all are numbers, else by code point. */
    List<LabelCount> classes() {
        Comparator<LabelCount> order = allNumbers()
                ? Comparator.comparing(count -> new BigDecimal(count.label()))
                : Comparator.comparing(LabelCount::label, LabelTally::compareCodePoints);
        return counts.entrySet().stream()
                .map(entry -> new LabelCount(entry.getKey(), entry.getValue().all))
                .sorted(order)
                .toList();
    }

    /** Classes that no training row has, in their order. */
    List<String> untrained() {
        return classes().stream()
                .map(LabelCount::label)
                .filter(label -> counts.getOrDefault(label, new Counts()).train == 0)
                .toList();
    }

    /** Entropy of the classes in bits: 1 for two equally frequent classes, 0 for one class. */
    double entropy() {
        return counts.values().stream()
                .mapToDouble(count -> (double) count.all / rows)
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }

    private static int compareCodePoints(String a, String b) {
        return java.util.Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private static final class Counts {
        private long all;
        private long train;
    }
}
