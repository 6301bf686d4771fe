package dev.taskspace.ranking;

import dev.taskspace.embedding.Space;
import dev.taskspace.entity.Entity;
import java.util.List;

/** Orders sources by the similarity of their task embedding with the target's. */
final class SimilarityRanking implements RankingMethod {
    private final String method;
    private final TargetSpaces spaces;
    private final SimilarityIndexes indexes;

    SimilarityRanking(String method, TargetSpaces spaces, SimilarityIndexes indexes) {
        this.method = method;
        this.spaces = spaces;
        this.indexes = indexes;
    }

    @Override
    public String name() {
        return method;
    }

    @Override
    public Scores score(RankQuery query, Entity target, List<Entity> candidates) {
        Space space = spaces.require(target, method, query.space(), candidates);
        return new Scores(
                indexes.of(space)
                        .similarities(
                                target.key(),
                                candidates.stream().map(Entity::key).toList()),
                space);
    }
}
