package dev.taskspace.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A text as words in lower case and the punctuation between them. */
final class AnswerWords {
    private static final Pattern PIECE =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’-][\\p{L}\\p{M}\\p{N}]+)*|[^\\s\\p{L}\\p{M}\\p{N}]");
    private static final Set<String> DENIALS =
            Set.of("not", "no", "never", "neither", "nor", "cannot", "hardly", "barely", "without", "nothing", "none");
    private static final Set<String> CLAUSE_ENDS = Set.of(".", ",", ";", ":", "!", "?");

    /** "not a very good film" denies good as much as "not good" does. */
    private static final int FARTHEST_DENIAL = 3;

    private AnswerWords() {}

    static List<String> of(String text) {
        List<String> pieces = new ArrayList<>();
        PIECE.matcher(Verbalizers.fold(text)).results().forEach(piece -> pieces.add(piece.group()));
        return pieces;
    }

    /** Whether what stands at this position is denied shortly before, in the same clause. */
    static boolean denied(List<String> pieces, int position) {
        for (int i = position - 1; i >= Math.max(0, position - FARTHEST_DENIAL); i--) {
            String piece = pieces.get(i);
            if (CLAUSE_ENDS.contains(piece)) {
                return false;
            }
            if (DENIALS.contains(piece) || piece.endsWith("n't") || piece.endsWith("n’t")) {
                return true;
            }
        }
        return false;
    }
}
