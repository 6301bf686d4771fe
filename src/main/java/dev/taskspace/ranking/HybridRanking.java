package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.entity.Entity;
import java.util.List;

/**
 * The default: what is known of a source, of the pair and of similar targets, weighed by measured transfers. Where no
 * transfer is recorded it is the similarity of the default embedding alone, and says so by {@code calibrated: false}.
 */
final class HybridRanking implements RankingMethod {
    static final String NAME = "hybrid";

    private final RankingMethod similarity;

    HybridRanking(TargetSpaces spaces, SimilarityIndexes indexes) {
        similarity = new SimilarityRanking(EmbeddingMethods.DEFAULT, spaces, indexes);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Scores score(RankQuery query, Entity target, List<Entity> candidates) {
        return similarity.score(query, target, candidates);
    }
}
