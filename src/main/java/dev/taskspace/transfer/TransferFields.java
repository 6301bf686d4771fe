package dev.taskspace.transfer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The named texts of one reported row, whatever format they came in, and the checks that make a row of them. Names may
 * be written {@code base_model} as well as {@code baseModel}; what has no meaning here is kept as a tag.
 */
final class TransferFields {
    /** Beyond it a score is a mistake of units or of the program that wrote it, and would drown all others. */
    static final double LARGEST_SCORE = 1e6;

    private static final int MAX_NAME = 256;
    private static final int MAX_TEXT = 2_000;
    private static final int MAX_TAGS = 64;
    private static final Map<String, String> ALIASES = Map.of("model", "baseModel");

    private final Map<String, String> values = new LinkedHashMap<>();

    void put(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            String camelCase = camelCase(name.strip());
            values.put(ALIASES.getOrDefault(camelCase, camelCase), value.strip());
        }
    }

    /** The checked row; takes the fields out of this. */
    TransferRow row(References references) throws RejectedRowException {
        String source = references.canonical(required("source"));
        String target = references.canonical(required("target"));
        if (source.equals(target)) {
            throw new RejectedRowException("source and target are the same");
        }
        TransferKey key = new TransferKey(
                source, target, text("baseModel"), text("adaptation"), text("metric"), orZero(whole("seed")));
        Double score = number("score");
        if (score == null) {
            throw new RejectedRowException("score is missing");
        }
        return new TransferRow(
                key,
                score,
                number("baseline"),
                direction(),
                count("sourceExamples"),
                count("targetExamples"),
                limited("provenance", values.remove("provenance"), MAX_TEXT),
                tags());
    }

    private String required(String name) throws RejectedRowException {
        String value = limited(name, values.remove(name), MAX_NAME);
        if (value == null) {
            throw new RejectedRowException(name + " is missing");
        }
        return value;
    }

    private String text(String name) throws RejectedRowException {
        String value = limited(name, values.remove(name), MAX_NAME);
        return value == null ? "" : value;
    }

    private @Nullable Double number(String name) throws RejectedRowException {
        String text = values.remove(name);
        if (text == null) {
            return null;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new RejectedRowException(name + " is not a number: " + shortened(text));
        }
        if (!Double.isFinite(value)) {
            throw new RejectedRowException(name + " is not finite: " + shortened(text));
        }
        if (Math.abs(value) > LARGEST_SCORE) {
            throw new RejectedRowException(name + " is beyond ±1e6: " + shortened(text));
        }
        return value;
    }

    private @Nullable Long whole(String name) throws RejectedRowException {
        String text = values.remove(name);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new RejectedRowException(name + " is not a whole number: " + shortened(text));
        }
    }

    private @Nullable Long count(String name) throws RejectedRowException {
        Long value = whole(name);
        if (value != null && value < 0) {
            throw new RejectedRowException(name + " is negative");
        }
        return value;
    }

    private boolean direction() throws RejectedRowException {
        String text = values.remove("higherIsBetter");
        return switch (text == null ? "true" : text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new RejectedRowException("higherIsBetter is neither true nor false");
        };
    }

    private Map<String, String> tags() throws RejectedRowException {
        if (values.size() > MAX_TAGS) {
            throw new RejectedRowException("more than " + MAX_TAGS + " tags");
        }
        for (Map.Entry<String, String> tag : values.entrySet()) {
            limited("tag " + tag.getKey(), tag.getValue(), MAX_TEXT);
        }
        return new TreeMap<>(values);
    }

    private static @Nullable String limited(String name, @Nullable String value, int limit)
            throws RejectedRowException {
        if (value != null && (value.length() > limit || value.indexOf('\0') >= 0)) {
            throw new RejectedRowException(shortened(name) + " is longer than " + limit + " characters or not text");
        }
        return value;
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static String shortened(@Nullable String text) {
        return text == null || text.length() <= 40 ? "" + text : text.substring(0, 40) + "…";
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            boolean starts = i > 0 && name.charAt(i - 1) == '_';
            if (name.charAt(i) != '_') {
                camel.append(starts ? Character.toUpperCase(name.charAt(i)) : name.charAt(i));
            }
        }
        return camel.toString();
    }
}
