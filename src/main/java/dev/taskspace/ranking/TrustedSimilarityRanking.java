package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.embedding.Space;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders sources as is done before any transfer is recorded: by the mean of the similarities that are trusted unseen, each in
 * standard deviations. A source that only some of the methods know is judged by these.
 */
final class TrustedSimilarityRanking implements RankingMethod {
    private final TargetSpaces spaces;
    private final SimilarityIndexes indexes;

    TrustedSimilarityRanking(TargetSpaces spaces, SimilarityIndexes indexes) {
        this.spaces = spaces;
        this.indexes = indexes;
    }

    @Override
    public String name() {
        return "trusted similarity";
    }

    @Override
    public Scores score(RankQuery query, Entity target, List<Entity> candidates) {
        Space space = spaces.require(target, EmbeddingMethods.DEFAULT, query.space());
        List<EntityKey> keys = candidates.stream().map(Entity::key).toList();
        List<double[]> all = new ArrayList<>();
        spaces.byMethod(target, space).forEach((method, held) -> {
            if (EmbeddingMethods.TRUSTED.contains(method)) {
                all.add(indexes.of(held).standardised(target.key(), keys));
            }
        });
        double[] means = new double[keys.size()];
        for (int i = 0; i < means.length; i++) {
            int position = i;
            means[i] = all.stream()
                    .mapToDouble(values -> values[position])
                    .filter(Double::isFinite)
                    .average()
                    .orElse(Double.NaN);
        }
        return new Scores(means, space);
    }
}
