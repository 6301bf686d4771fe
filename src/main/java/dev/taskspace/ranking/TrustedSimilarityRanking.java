package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.embedding.Space;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.entity.EntityKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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
        Space space = spaces.require(target, EmbeddingMethods.DEFAULT, query.space(), candidates);
        List<EntityKey> keys = candidates.stream().map(Entity::key).toList();
        Map<String, double[]> standardised = new TreeMap<>();
        spaces.byMethod(target, space, candidates).forEach((method, held) -> {
            if (EmbeddingMethods.TRUSTED.contains(method)) {
                standardised.put(method, indexes.of(held).standardised(target.key(), keys));
            }
        });
        double[] values = new double[keys.size()];
        Arrays.setAll(
                values,
                i -> trusted(target, candidates.get(i)).stream()
                        .map(standardised::get)
                        .filter(Objects::nonNull)
                        .mapToDouble(of -> of[i])
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN));
        return new Scores(values, space);
    }

    /** The methods that are trusted unseen between these two. */
    static List<String> trusted(Entity target, Entity source) {
        return target.kind() == EntityKind.DATASET && source.kind() == EntityKind.DATASET
                ? EmbeddingMethods.TRUSTED
                : List.of(EmbeddingMethods.DEFAULT);
    }
}
