package dev.taskspace.prompt;

import static dev.taskspace.prompt.Verbalizers.fold;

import dev.taskspace.model.Completion;
import dev.taskspace.model.Completion.Token;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads an answer of which log-probabilities are known: the probability that the model goes on with each verbalizer,
 * summed per label and renormalised. A verbalizer of several tokens is followed token by token where the model went that
 * way, and elsewhere counts by the first token that tells its label from the others.
 *
 * <p>The place to look at is the one where most probability goes to verbalizers, among those up to the first verbalizer
 * that was said: "The answer is positive" is read at its fourth word. Places behind a denial are passed over.
 */
final class ProbableAnswer {
    /** With less of the mass on verbalizers at every place, the model was not answering. */
    static final double LEAST_MASS = 1e-3;

    /** Share of the mass that a label keeps at least: its words may follow below the alternatives that were listed. */
    private static final double FLOOR = 1e-4;

    /** A single letter begins too many words. */
    private static final int SHORTEST_BEGINNING = 2;

    private final List<List<String>> words;

    /**
     * @param verbalizers the words of each label, as {@link Verbalizers#spoken} gives them
     */
    ProbableAnswer(List<List<String>> verbalizers) {
        words = verbalizers;
    }

    /** Empty when too little mass is on verbalizers, or nothing is known of it. */
    Optional<Reading.Labelled> read(Completion completion) {
        double[] best = new double[words.size()];
        StringBuilder before = new StringBuilder();
        boolean said = false;
        for (int place = 0; place < completion.tokens().size() && !said; place++) {
            Token token = completion.tokens().get(place);
            if (beginsWord(before, token.text()) && !denied(before)) {
                Walk walk = new Walk(completion.tokens());
                walk.from(place, "", 0);
                best = sum(walk.mass) > sum(best) ? walk.mass : best;
                said = walk.said;
            }
            before.append(token.text());
        }
        return sum(best) < LEAST_MASS ? Optional.empty() : Optional.of(normalised(best));
    }

    private static Reading.Labelled normalised(double[] mass) {
        double total = sum(mass);
        double[] kept =
                Arrays.stream(mass).map(value -> Math.max(value / total, FLOOR)).toArray();
        double all = sum(kept);
        double[] probabilities = Arrays.stream(kept).map(value -> value / all).toArray();
        int label = IntStream.range(0, mass.length).reduce(0, (a, b) -> probabilities[b] > probabilities[a] ? b : a);
        return new Reading.Labelled(probabilities, label);
    }

    private static boolean beginsWord(CharSequence before, String token) {
        return before.isEmpty()
                || !Character.isLetterOrDigit(before.charAt(before.length() - 1))
                || (!token.isEmpty() && !Character.isLetterOrDigit(token.charAt(0)));
    }

    private static boolean denied(CharSequence before) {
        List<String> pieces = AnswerWords.of(before.toString());
        return AnswerWords.denied(pieces, pieces.size());
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    /** All continuations from one place of which a probability is known. */
    private final class Walk {
        private final List<Token> tokens;
        private final double[] mass = new double[words.size()];
        private boolean said;

        Walk(List<Token> tokens) {
            this.tokens = tokens;
        }

        /**
         * Goes on from what was built so far.
         *
         * @param logprob of what was built
         */
        void from(int place, String built, double logprob) {
            Token token = tokens.get(place);
            alternatives(token).forEach((text, ownLogprob) -> {
                boolean followed = text.equals(token.text());
                String longer = opened(built + text);
                int label = labelOf(longer);
                if (label >= 0 && whole(longer, label)) {
                    mass[label] += Math.exp(logprob + ownLogprob);
                    said |= followed;
                } else if (followed && place + 1 < tokens.size() && (longer.isEmpty() || begins(longer))) {
                    from(place + 1, longer, logprob + ownLogprob);
                } else if (label >= 0 && longer.length() >= SHORTEST_BEGINNING) {
                    mass[label] += Math.exp(logprob + ownLogprob);
                }
            });
        }

        private Map<String, Double> alternatives(Token token) {
            Map<String, Double> all = new HashMap<>();
            token.top().forEach(alternative -> all.put(alternative.text(), alternative.logprob()));
            all.putIfAbsent(token.text(), token.logprob());
            return all;
        }

        /** Without blanks, quotes and other marks before the first letter. */
        private String opened(String text) {
            int begin = 0;
            while (begin < text.length() && !Character.isLetterOrDigit(text.charAt(begin))) {
                begin++;
            }
            String rest = text.substring(begin);
            return rest.isEmpty() ? rest : fold(rest) + (rest.endsWith(" ") ? " " : "");
        }

        private boolean begins(String text) {
            return words.stream().flatMap(List::stream).anyMatch(word -> word.startsWith(text));
        }

        /** The only label with a word that begins so or that it begins with; -1 when there are none or several. */
        private int labelOf(String text) {
            int found = -1;
            for (int label = 0; !text.isEmpty() && label < words.size(); label++) {
                if (words.get(label).stream().anyMatch(word -> word.startsWith(text) || complete(text, word))) {
                    if (found >= 0) {
                        return -1;
                    }
                    found = label;
                }
            }
            return found;
        }

        private boolean whole(String text, int label) {
            return words.get(label).stream().anyMatch(word -> complete(text, word));
        }

        private boolean complete(String text, String word) {
            return text.startsWith(word)
                    && (text.length() == word.length() || !Character.isLetterOrDigit(text.charAt(word.length())));
        }
    }
}
