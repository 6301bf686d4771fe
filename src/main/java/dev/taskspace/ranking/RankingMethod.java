package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import java.util.List;

/**
 * One way to order sources for a target. A bean of it registers the method by its name.
 */
interface RankingMethod {

    /** The name in {@code ?method=}. */
    String name();

    /**
     * Scores every candidate.
     *
     * @param candidates none of them is the target
     * @throws dev.taskspace.platform.web.ProblemException when the target cannot be ranked this way; says what to do
     */
    Scores score(RankQuery query, Entity target, List<Entity> candidates);

    /** Why a candidate has no score. */
    default Ranking.Reason unscored() {
        return Ranking.Reason.NO_EMBEDDING;
    }
}
