package dev.taskspace.prompt;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The one order of labels, that of the classes of a dataset: by number when all are numbers, else by code point. */
final class LabelOrder {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?");

    private LabelOrder() {}

    static Comparator<String> of(Collection<String> labels) {
        Comparator<String> byCodePoint = (a, b) ->
                Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
        return labels.stream().allMatch(label -> NUMBER.matcher(label).matches())
                ? Comparator.<String, BigDecimal>comparing(BigDecimal::new).thenComparing(byCodePoint)
                : byCodePoint;
    }
}
