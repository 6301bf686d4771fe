package dev.taskspace.surrogate.tuning;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How well an answer meets the accepted ones, the best of them counting, as SQuAD judges it (Rajpurkar et al. 2016,
 * §6.1): in lower case, without punctuation and the articles a, an, the. With none accepted only no answer is right.
 */
final class AnswerMatch {

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
        return accepted.isEmpty()
                ? words(answer).isEmpty() ? 1 : 0
                : accepted.stream().mapToDouble(measure).max().orElseThrow();
    }

    private static double f1(List<String> answer, List<String> right) {
        if (answer.isEmpty() || right.isEmpty()) {
            return answer.isEmpty() && right.isEmpty() ? 1 : 0;
        }
        Map<String, Integer> left = new HashMap<>();
        right.forEach(word -> left.merge(word, 1, Integer::sum));
        long same = answer.stream()
                .filter(word -> left.merge(word, -1, Integer::sum) >= 0)
                .count();
        return 2.0 * same / (answer.size() + right.size());
    }

    private static List<String> words(String text) {
        String bare = text.toLowerCase(Locale.ROOT)
                .replaceAll("[!-/:-@\\[-`{-~]", "")
                .replaceAll("(?U)\\b(a|an|the)\\b", " ");
        return Arrays.stream(bare.split("(?U)\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
