package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.embedding.Space;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.entity.EntityKind;
import java.util.Arrays;
import java.util.List;

/**
 * Orders sources as is done before any transfer is recorded: by the mean of the similarities that are trusted unseen, each in
 * standard deviations. That was measured between datasets; where a model or a prompt is one of the two, the default method
 * orders alone, which is what was measured there (docs/CHOICES.md, docs/PROMPTS.md).
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
        double[] alone = indexes.of(space).standardised(target.key(), keys);
        List<double[]> trusted = spaces.byMethod(target, space).entrySet().stream()
                .filter(held -> EmbeddingMethods.TRUSTED.contains(held.getKey()))
                .map(held -> indexes.of(held.getValue()).standardised(target.key(), keys))
                .toList();
        double[] values = new double[alone.length];
        Arrays.setAll(values, i -> areDatasets(target, candidates.get(i)) ? mean(trusted, i) : alone[i]);
        return new Scores(values, space);
    }

    private static boolean areDatasets(Entity target, Entity source) {
        return target.kind() == EntityKind.DATASET && source.kind() == EntityKind.DATASET;
    }

    /** Over the methods that know the source; NaN where none does. */
    private static double mean(List<double[]> byMethod, int source) {
        return byMethod.stream()
                .mapToDouble(values -> values[source])
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
