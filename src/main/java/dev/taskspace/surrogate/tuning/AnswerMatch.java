package dev.taskspace.surrogate.tuning;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * How well an answer meets the accepted ones, the best of them counting, as SQuAD 2 judges it (Rajpurkar et al. 2016,
 * §6.1, and 2018): in lower case, without punctuation, the articles a, an, the and further white space. Accepted answers
 * of which that leaves nothing do not count; where none is left only no answer is right.
 */
final class AnswerMatch {

    private static final Pattern PUNCTUATION = Pattern.compile("[!-/:-@\\[-`{-~]");

    /** Between what Python takes for the edges of words: to Java a combining mark is a letter, and ½ is none. */
    private static final Pattern ARTICLES = Pattern.compile("(?<![\\p{L}\\p{N}_])(a|an|the)(?![\\p{L}\\p{N}_])");

    private static final Pattern SPACE = Pattern.compile("(?U)[\\s\\x1c-\\x1f]+");

    private AnswerMatch() {}

    /** Harmonic mean of precision and recall of the words, counted as often as they occur. */
    static double f1(String answer, List<String> accepted) {
        return best(answer, accepted, right -> f1(words(answer), words(right)));
    }

    /** 1 when the words are the same in the same order, else 0. */
    static double exact(String answer, List<String> accepted) {
        return best(answer, accepted, right -> words(answer).equals(words(right)) ? 1 : 0);
    }

    private static double best(String answer, List<String> accepted, ToDoubleFunction<String> measure) {
        return accepted.stream()
                .filter(right -> !words(right).isEmpty())
                .mapToDouble(measure)
                .max()
                .orElseGet(() -> words(answer).isEmpty() ? 1 : 0);
    }

    private static double f1(List<String> answer, List<String> right) {
        Map<String, Integer> left = new HashMap<>();
        right.forEach(word -> left.merge(word, 1, Integer::sum));
        long same = answer.stream()
                .filter(word -> left.merge(word, -1, Integer::sum) >= 0)
                .count();
        return 2.0 * same / (answer.size() + right.size());
    }

    private static List<String> words(String text) {
        String bare = PUNCTUATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return SPACE.splitAsStream(ARTICLES.matcher(bare).replaceAll(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
