package dev.taskspace.endpoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a key unreadable wherever a server repeats it: as it is, in other case, with JSON's escapes, or cut off after its
 * beginning. What a server invents, such as the key backwards, is not found.
 */
final class Redaction {
    static final String STARS = "***";

    /** So many characters of a key give it away; fewer may be a word that a model says. */
    private static final int TELLING = 12;

    private final @Nullable Pattern key;

    /** @param key null when none is sent */
    Redaction(@Nullable String key) {
        this.key = key == null ? null : Pattern.compile(anyForm(key), Pattern.CASE_INSENSITIVE);
    }

    String of(String text) {
        return key == null ? text : key.matcher(text).replaceAll(Matcher.quoteReplacement(STARS));
    }

    private static String anyForm(String key) {
        return key.length() <= TELLING
                ? escaped(key)
                : escaped(key) + "|" + escaped(key.substring(0, TELLING)) + "[^\\s\"'<>]*";
    }

    /** Every character as it is, behind a backslash, or by its number. */
    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> "(?:\\\\?" + Pattern.quote(Character.toString(c)) + "|\\\\u%04x)".formatted(c))
                .collect(Collectors.joining());
    }
}
