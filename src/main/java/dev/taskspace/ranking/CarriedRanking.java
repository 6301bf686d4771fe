package dev.taskspace.ranking;

import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders the sources that the target was carried through; the others were not measured. */
@Component
class CarriedRanking implements RankingMethod {
    private final CarriedScores scores;
    private final SpaceVectors vectors;

    CarriedRanking(CarriedScores scores, SpaceVectors vectors) {
        this.scores = scores;
        this.vectors = vectors;
    }

    @Override
    public String name() {
        return CarriedScores.METHOD;
    }

    @Override
    public Ranking.Reason unscored() {
        return Ranking.Reason.NOT_MEASURED;
    }

    @Override
    public Scores score(RankQuery query, Entity target, List<Entity> candidates) {
        Map<String, Map<EntityKey, Double>> bySpace = scores.of(target);
        String space = query.space() == null ? fullest(bySpace, candidates) : query.space();
        Map<EntityKey, Double> known = space == null ? null : bySpace.get(space);
        if (space == null || known == null) {
            throw new NotCarriedException(target);
        }
        double[] values = candidates.stream()
                .mapToDouble(candidate -> known.getOrDefault(candidate.key(), Double.NaN))
                .toArray();
        return new Scores(values, vectors.find(space).orElse(null));
    }

    /** NaN where a pair is not kept. */
    double[] of(Entity target, List<Entity> sources) {
        Map<String, Map<EntityKey, Double>> bySpace = scores.of(target);
        Map<EntityKey, Double> known = bySpace.getOrDefault(String.valueOf(fullest(bySpace, sources)), Map.of());
        return sources.stream()
                .mapToDouble(source -> known.getOrDefault(source.key(), Double.NaN))
                .toArray();
    }

    private static @Nullable String fullest(Map<String, Map<EntityKey, Double>> bySpace, List<Entity> candidates) {
        return bySpace.keySet().stream()
                .max(Comparator.<String>comparingLong(space -> candidates.stream()
                                .filter(candidate ->
                                        bySpace.getOrDefault(space, Map.of()).containsKey(candidate.key()))
                                .count())
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(null);
    }

    /** The target was not carried through any source, or none of the space that was asked for. */
    private static final class NotCarriedException extends ProblemException {
        private static final long serialVersionUID = 1L;

        NotCarriedException(Entity target) {
            super(
                    ProblemType.IMPOSSIBLE,
                    "%s ranks the sources whose adapters %s was carried through, and there is none yet. POST /rank/measurements {\"target\":\"%s\"} does it for the first sources of a ranking."
                            .formatted(CarriedScores.METHOD, target.reference(), target.name()),
                    List.of(ProblemItem.at("target", "not carried through any source")));
        }
    }
}
