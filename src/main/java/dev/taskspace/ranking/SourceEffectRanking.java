package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;
import dev.taskspace.ranking.hybrid.Judgement;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The baseline that asks only how good a source usually is, over all targets but this one. What was never measured is
 * taken for average.
 */
@Component
final class SourceEffectRanking implements RankingMethod {
    static final String NAME = "sourceEffect";

    private final EvidenceKeeper keeper;
    private final HybridRanking hybrid;

    SourceEffectRanking(EvidenceKeeper keeper, HybridRanking hybrid) {
        this.keeper = keeper;
        this.hybrid = hybrid;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Scores score(RankQuery query, Entity target, List<Entity> candidates) {
        RecordedEvidence recorded = keeper.current();
        if (recorded.isEmpty()) {
            throw new NoTransfersException();
        }
        Scores scores = hybrid.judge(recorded, query.baseModel(), target, candidates, null);
        return new Scores(
                scores.judgements().stream()
                        .mapToDouble(Judgement::sourceEffect)
                        .toArray(),
                null);
    }

    /** There is no effect to rank by. */
    private static final class NoTransfersException extends ProblemException {
        private static final long serialVersionUID = 1L;

        NoTransfersException() {
            super(
                    ProblemType.IMPOSSIBLE,
                    "No transfer is recorded, so no source has an effect yet. POST /transfers records some; "
                            + "method=hybrid ranks without.");
        }
    }
}
