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
 */
@SuppressWarnings("ArrayRecordComponent") // one number a candidate, never compared
record Scores(
        double[] values,
        @Nullable Space space,
        List<Judgement> judgements,
        @Nullable RecordedEvidence recorded) {

    Scores(double[] values, @Nullable Space space) {
        this(values, space, List.of(), null);
    }

    static Scores judged(
            double[] values, @Nullable Space space, List<Judgement> judgements, RecordedEvidence recorded) {
        return new Scores(values, space, judgements, recorded);
    }

    /** The same judgements, ordered by other values. */
    Scores ordered(double[] by) {
        return new Scores(by, space, judgements, recorded);
    }

    /** Whether gains and probabilities may be stated. */
    boolean calibrated() {
        return recorded != null && recorded.model().calibrated();
    }
}
