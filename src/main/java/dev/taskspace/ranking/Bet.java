package dev.taskspace.ranking;

import dev.taskspace.ranking.hybrid.Judgement;
import java.util.List;
import java.util.function.IntFunction;

/** Whether to transfer at all: the first source in the order that is reasonably sure to beat no transfer, if one is. */
final class Bet {
    /** Above this chance of harm no source is a reasonable bet. */
    private static final double REASONABLE_HARM = 1 / 3.0;

    private static final String HELPS = "The first source is expected to help.";
    private static final String ABSTAIN =
            "No source is reasonably sure to beat no transfer: each would harm in more " + "than one case of three.";

    private Bet() {}

    /**
     * The recommendation.
     *
     * @param order positions of the judged sources, best first; not only those that are shown
     * @param references of the sources by position
     */
    static Ranking.Recommendation on(List<Judgement> judgements, List<Integer> order, IntFunction<String> references) {
        for (int i = 0; i < order.size(); i++) {
            int source = order.get(i);
            if (judgements.get(source).harm() <= REASONABLE_HARM) {
                String reference = references.apply(source);
                return new Ranking.Recommendation(true, reference, i == 0 ? HELPS : helpsLater(reference, i));
            }
        }
        return new Ranking.Recommendation(false, null, ABSTAIN);
    }

    private static String helpsLater(String reference, int before) {
        return reference + " is the first that is reasonably sure to help; of the " + before
                + " before it each would harm in more than one case of three.";
    }
}
