package dev.taskspace.prompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The words that stand for each label. Case does not matter to them.
 *
 * @param words label to its words, labels in the order in which datasets have them
 */
record Verbalizers(Map<String, List<String>> words) {

    /** The words as they were sent, labels put in their fixed order. */
    static Verbalizers of(Map<String, List<String>> sent) {
        Map<String, List<String>> ordered = new TreeMap<>(LabelOrder.of(sent.keySet()));
        ordered.putAll(sent);
        return new Verbalizers(new LinkedHashMap<>(ordered));
    }

    /** The words of a request that {@link VerbalizerRules} has nothing against. */
    static Verbalizers checked(Map<String, @Nullable List<@Nullable String>> sent) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        sent.forEach((label, ofLabel) -> words.put(
                label,
                Objects.requireNonNull(ofLabel).stream()
                        .map(word -> Objects.requireNonNull(word).strip())
                        .toList()));
        return of(words);
    }

    List<String> labels() {
        return List.copyOf(words.keySet());
    }

    /** By position of the label, in lower case and once each. */
    List<List<String>> spoken() {
        List<List<String>> spoken = new ArrayList<>();
        words.values().forEach(ofLabel -> {
            Set<String> distinct = new LinkedHashSet<>();
            ofLabel.forEach(word -> distinct.add(fold(word)));
            spoken.add(List.copyOf(distinct));
        });
        return spoken;
    }

    /** The form in which words are compared. */
    static String fold(String word) {
        return word.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
