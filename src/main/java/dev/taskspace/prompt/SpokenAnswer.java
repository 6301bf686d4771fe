package dev.taskspace.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads an answer of which only the text is known. A verbalizer counts where it stands as whole words, in any case, the
 * longest one at each place, unless it is denied ("not good" is not good). Answers that speak for several labels count
 * for none, except that what follows "answer is" goes first, and then what the answer begins with.
 */
final class SpokenAnswer {
    /** Left to the labels that were not said, all together. */
    static final double DOUBT = 0.02;

    private static final Set<String> BETWEEN_CHOICES = Set.of("or", "/", ",", "and", "'", "\"");

    private final List<List<List<String>>> words;

    /**
     * @param verbalizers the words of each label, as {@link Verbalizers#spoken} gives them
     */
    SpokenAnswer(List<List<String>> verbalizers) {
        words = verbalizers.stream()
                .map(ofLabel -> ofLabel.stream().map(AnswerWords::of).toList())
                .toList();
    }

    /** A verbalizer that was found. */
    private record Match(int label, int begin, int end, boolean denied) {}

    Reading read(String answer) {
        List<String> pieces = AnswerWords.of(answer);
        List<Match> matches = matches(pieces);
        List<Match> said = matches.stream().filter(match -> !match.denied()).toList();
        List<Match> concluded = after(said, conclusion(pieces));
        int label = -1;
        if (said.stream().mapToInt(Match::label).distinct().count() == 1) {
            label = said.getFirst().label();
        } else if (!concluded.isEmpty() && !offersChoice(pieces, concluded)) {
            label = concluded.getFirst().label();
        } else if (!said.isEmpty() && isFirstWord(pieces, said.getFirst()) && !offersChoice(pieces, said)) {
            label = said.getFirst().label();
        }
        return label >= 0
                ? oneHot(label)
                : new Reading.Unparseable(
                        matches.stream().map(Match::label).distinct().toList());
    }

    /** Nearly all of the mass for one label. */
    private Reading oneHot(int label) {
        double[] probabilities = new double[words.size()];
        java.util.Arrays.fill(probabilities, DOUBT / (words.size() - 1));
        probabilities[label] = 1 - DOUBT;
        return new Reading.Labelled(probabilities, label);
    }

    private List<Match> matches(List<String> pieces) {
        List<Match> found = new ArrayList<>();
        int position = 0;
        while (position < pieces.size()) {
            Match longest = longestAt(pieces, position);
            if (longest == null) {
                position++;
            } else {
                found.add(longest);
                position = longest.end();
            }
        }
        return found;
    }

    private @org.jspecify.annotations.Nullable Match longestAt(List<String> pieces, int position) {
        Match longest = null;
        for (int label = 0; label < words.size(); label++) {
            for (List<String> word : words.get(label)) {
                int end = position + word.size();
                if (!word.isEmpty()
                        && end <= pieces.size()
                        && pieces.subList(position, end).equals(word)
                        && (longest == null || end > longest.end())) {
                    longest = new Match(label, position, end, AnswerWords.denied(pieces, position));
                }
            }
        }
        return longest;
    }

    /** Position after the last "answer is" or "answer:"; past the end when there is none. */
    private static int conclusion(List<String> pieces) {
        for (int i = pieces.size() - 2; i >= 0; i--) {
            if (pieces.get(i).equals("answer") && Set.of("is", ":").contains(pieces.get(i + 1))) {
                return i + 2;
            }
        }
        return pieces.size();
    }

    private static List<Match> after(List<Match> matches, int position) {
        return matches.stream().filter(match -> match.begin() >= position).toList();
    }

    private static boolean isFirstWord(List<String> pieces, Match match) {
        return pieces.subList(0, match.begin()).stream().noneMatch(piece -> Character.isLetterOrDigit(piece.charAt(0)));
    }

    /** "yes or no", which repeats the question. */
    private static boolean offersChoice(List<String> pieces, List<Match> matches) {
        return matches.size() > 1
                && matches.get(0).label() != matches.get(1).label()
                && BETWEEN_CHOICES.containsAll(
                        pieces.subList(matches.get(0).end(), matches.get(1).begin()));
    }
}
