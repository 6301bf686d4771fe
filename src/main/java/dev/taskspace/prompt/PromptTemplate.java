package dev.taskspace.prompt;

import dev.taskspace.surrogate.TextInput;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with places for an input, <code>{{text}}</code> and, for pairs, <code>{{textPair}}</code>. Inputs are put in
 * literally and in one pass: a placeholder that stands in an input is text like any other.
 *
 * @param source as it was registered
 */
record PromptTemplate(String source) {
    static final String TEXT = "text";
    static final String TEXT_PAIR = "textPair";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_]*)\\s*}}");

    /** Names of the placeholders in it, known or not, in order. */
    Set<String> placeholders() {
        return PLACEHOLDER
                .matcher(source)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Braces that open or close nothing. */
    boolean strayBraces() {
        String rest = PLACEHOLDER.matcher(source).replaceAll("");
        return rest.contains("{{") || rest.contains("}}");
    }

    /** Whether it reads pairs. */
    boolean pair() {
        return placeholders().contains(TEXT_PAIR);
    }

    /** The template with an input in its places; the second text of a single input is empty. */
    String fill(TextInput input) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(source);
        int done = 0;
        while (matcher.find()) {
            filled.append(source, done, matcher.start())
                    .append(
                            matcher.group(1).equals(TEXT)
                                    ? input.text()
                                    : Objects.requireNonNullElse(input.textPair(), ""));
            done = matcher.end();
        }
        return filled.append(source, done, source.length()).toString().strip();
    }

    /** Equal for templates that differ in case and white space only, also within a placeholder. */
    String normalised() {
        return PLACEHOLDER
                .matcher(source)
                .replaceAll("{{$1}}")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
