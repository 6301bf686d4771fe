package dev.taskspace.dataset;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Labels in one spelling, whatever format they come from: 4.40, 4.4 and 44e-1 are one label, and so are 1 and 1.0. */
final class LabelText {
    /** Numbers as JSON writes them; 007 and +1 are names. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,2})?");

    static final int LONGEST_NUMBER = 40;

    private LabelText() {}

    static String canonical(String label) {
        String stripped = label.strip();
        return number(stripped).map(BigDecimal::toPlainString).orElse(stripped);
    }

    static Optional<BigDecimal> number(String label) {
        if (label.length() > LONGEST_NUMBER || !NUMBER.matcher(label).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(label).stripTrailingZeros();
        return Optional.of(value.scale() < 0 ? value.setScale(0) : value);
    }
}
