package dev.taskspace.prompt;

import dev.taskspace.platform.web.ProblemItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks that words tell labels apart, wherever an answer breaks off and in whatever case it is. */
final class VerbalizerRules {
    private static final int MOST_LABELS = 1_000;
    private static final int MOST_WORDS = 50;
    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_WORD = 100;

    private final List<ProblemItem> problems = new ArrayList<>();

    /** Word in its compared form to the label that it stands for, in alphabetical order. */
    private final TreeMap<String, String> owners = new TreeMap<>();

    List<ProblemItem> problems(@Nullable Map<String, @Nullable List<@Nullable String>> verbalizers) {
        if (verbalizers == null || verbalizers.size() < 2 || verbalizers.size() > MOST_LABELS) {
            problem(
                    "",
                    "A prompt needs verbalizers for 2 to " + MOST_LABELS
                            + " labels, such as {\"positive\":[\"good\",\"great\"],\"negative\":[\"bad\"]}.");
            return problems;
        }
        verbalizers.forEach(this::label);
        prefixes();
        return problems;
    }

    private void label(String label, @Nullable List<@Nullable String> words) {
        if (label.isBlank() || label.length() > LONGEST_LABEL || label.indexOf('\0') >= 0) {
            problem("", "Every label has a name of at most " + LONGEST_LABEL + " characters.");
        } else if (words == null || words.isEmpty() || words.size() > MOST_WORDS) {
            problem(label, "The label '" + label + "' needs 1 to " + MOST_WORDS + " words that stand for it.");
        } else {
            words.forEach(word -> word(label, word));
        }
    }

    private void word(String label, @Nullable String word) {
        if (word == null || word.isBlank() || word.length() > LONGEST_WORD || word.indexOf('\0') >= 0) {
            problem(label, "A word has 1 to " + LONGEST_WORD + " characters, and not blanks alone.");
            return;
        }
        if (AnswerWords.of(word).stream().noneMatch(piece -> Character.isLetterOrDigit(piece.codePointAt(0)))) {
            problem(label, "'" + word + "' has no letter or digit; choose a word that a model would write.");
            return;
        }
        String owner = owners.putIfAbsent(Verbalizers.fold(word), label);
        if (owner != null && !owner.equals(label)) {
            problem(
                    label,
                    "'" + word + "' stands for '" + owner + "' and for '" + label
                            + "', whatever its case; give each label words of its own.");
        }
    }

    /** In alphabetical order a word comes right before the words that begin with it. */
    private void prefixes() {
        owners.forEach((word, label) -> owners.tailMap(word, false).entrySet().stream()
                .takeWhile(longer -> longer.getKey().startsWith(word))
                .filter(longer -> !longer.getValue().equals(label))
                .findFirst()
                .ifPresent(longer -> problem(
                        label,
                        "'" + word + "' of '" + label + "' is how '" + longer.getKey() + "' of '" + longer.getValue()
                                + "' begins, so an answer that breaks off could mean either; choose words that begin "
                                + "differently.")));
    }

    private void problem(String label, String detail) {
        String pointer = label.isEmpty() ? "" : "/" + label.replace("~", "~0").replace("/", "~1");
        problems.add(ProblemItem.at("/verbalizers" + pointer, detail));
    }
}
