package dev.taskspace.ranking;

import dev.taskspace.embedding.Space;
import dev.taskspace.ranking.hybrid.Judgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a method says of the candidates.
 *
 * @param values higher is better, one a candidate; NaN when nothing is known of the candidate
 * @param space where they were compared, null when the method compares no vectors
 * @param judgements one a candidate, empty when the method learns nothing from transfers
 * @param recorded what was learned from, null when the method learns nothing from transfers
 * @param answered what prompts answered that are compared by their answers, null when none are
 */
@SuppressWarnings("ArrayRecordComponent") // one number a candidate, never compared
record Scores(
        double[] values,
        @Nullable Space space,
        List<Judgement> judgements,
        @Nullable RecordedEvidence recorded,
        Ranking.@Nullable Answered answered) {

    Scores(double[] values, @Nullable Space space) {
        this(values, space, List.of(), null, null);
    }

    Scores on(Ranking.@Nullable Answered inputs) {
        return new Scores(values, space, judgements, recorded, inputs);
    }

    static Scores judged(
            double[] values, @Nullable Space space, List<Judgement> judgements, RecordedEvidence recorded) {
        return new Scores(values, space, judgements, recorded, null);
    }

    /** The same judgements, ordered by other values. */
    Scores ordered(double[] by) {
        return new Scores(by, space, judgements, recorded, answered);
    }

    /** Whether gains and probabilities may be stated. */
    boolean calibrated() {
        return recorded != null && recorded.model().calibrated();
    }
}
