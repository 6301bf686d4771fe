package dev.taskspace.ranking;

import dev.taskspace.embedding.LabelledFeatures;
import dev.taskspace.embedding.LinearMap;
import dev.taskspace.embedding.Space;
import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.ranking.directed.LogEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Scores of pairs that depend on the direction: a source does something to the target's frozen features, and LogME tells
 * how well the target's labels follow from what comes out. Every pair is computed once and remembered.
 */
@Component
class DirectedScores {
    /** The method whose vectors hold a target's features. */
    static final String FEATURES = "logme";

    /** Of a probe on few examples with more features: as strong as the features are long. */
    private static final double PROBE_DECAY = 1;

    private static final int CHUNK = 64;
    private static final int MOST = 500_000;

    private final SpaceVectors vectors;
    private final TargetSpaces spaces;
    private final Map<Pair, Double> known = new ConcurrentHashMap<>();

    DirectedScores(SpaceVectors vectors, TargetSpaces spaces) {
        this.vectors = vectors;
        this.spaces = spaces;
    }

    /** Two embeddings, which never change. */
    private record Pair(UUID source, UUID target) {}

    /** The space of the sources' vectors, when there is one that goes with the features of the target. */
    Optional<Space> sourceSpace(String method, Entity target, List<Entity> sources) {
        return spaces.find(target, FEATURES, sources)
                .flatMap(space -> method.equals(FEATURES)
                        ? Optional.of(space)
                        : vectors.fullest(method, space.surrogateSha256()));
    }

    /** One score a source; NaN where a source, or the target, is not embedded. */
    double[] of(String method, Entity target, List<Entity> sources) {
        double[] scores = new double[sources.size()];
        Arrays.fill(scores, Double.NaN);
        Space features = spaces.find(target, FEATURES, sources).orElse(null);
        Space space = sourceSpace(method, target, sources).orElse(null);
        if (features == null || space == null) {
            return scores;
        }
        UUID wanted = vectors.embeddings(features.key()).get(target.key());
        Map<EntityKey, UUID> held = vectors.embeddings(space.key());
        Map<UUID, Integer> missing = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            UUID source = held.get(sources.get(i).key());
            if (source != null && wanted != null) {
                Double score = known.get(new Pair(source, wanted));
                if (score == null) {
                    missing.put(source, i);
                } else {
                    scores[i] = score;
                }
            }
        }
        if (!missing.isEmpty() && wanted != null) {
            compute(method, features, wanted, space, missing, scores);
        }
        return scores;
    }

    private void compute(
            String method, Space features, UUID target, Space space, Map<UUID, Integer> missing, double[] scores) {
        if (known.size() > MOST) {
            known.clear();
        }
        LabelledFeatures wanted = LabelledFeatures.of(
                vectors.load(features, List.of(target)).getFirst().coordinates());
        List<UUID> ids = new ArrayList<>(missing.keySet());
        for (int start = 0; start < ids.size(); start += CHUNK) {
            for (SpaceVectors.Vector source :
                    vectors.load(space, ids.subList(start, Math.min(ids.size(), start + CHUNK)))) {
                double score = LogEvidence.of(
                        LinearMap.apply(map(method, source.coordinates()), wanted.features()), wanted.labels());
                known.put(new Pair(source.embeddingId(), target), score);
                scores[missing.getOrDefault(source.embeddingId(), 0)] = score;
            }
        }
    }

    private static double[] map(String method, float[] vector) {
        if (method.equals(FEATURES)) {
            LabelledFeatures source = LabelledFeatures.of(vector);
            return LinearMap.fit(source.features(), source.labels(), PROBE_DECAY);
        }
        double[] map = new double[vector.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = vector[i];
        }
        return map;
    }
}
