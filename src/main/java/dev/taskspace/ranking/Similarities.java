package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.embedding.ImportedMethod;
import dev.taskspace.embedding.Space;
import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up how similar a target is to a few sources by every embedding method that knows both. */
@Component
class Similarities {
    private final EmbeddingMethods methods;
    private final TargetSpaces spaces;
    private final SimilarityIndexes indexes;
    private final SpaceVectors vectors;

    Similarities(EmbeddingMethods methods, TargetSpaces spaces, SimilarityIndexes indexes, SpaceVectors vectors) {
        this.methods = methods;
        this.spaces = spaces;
        this.indexes = indexes;
        this.vectors = vectors;
    }

    /** Cosines by method and source position. */
    record Table(Map<String, double[]> byMethod, Set<EntityKey> weakSources) {

        /** By each method that has both vectors. */
        Map<String, Double> of(int position) {
            Map<String, Double> cosines = new TreeMap<>();
            byMethod.forEach((method, values) -> {
                if (!Double.isNaN(values[position])) {
                    cosines.put(method, values[position]);
                }
            });
            return cosines;
        }

        boolean weak(Entity source) {
            return weakSources.contains(source.key());
        }
    }

    /**
     * The table of the target and these sources. Imported vectors are compared where they are what is ranked by.
     *
     * @param ranked the space that the ranking itself used, null when it compared no vectors
     */
    Table of(Entity target, List<Entity> sources, @Nullable Space ranked) {
        List<EntityKey> keys = sources.stream().map(Entity::key).toList();
        Map<String, double[]> byMethod = new TreeMap<>();
        Map<String, Space> held = spaces.byMethod(target, ranked, sources);
        held.forEach((method, space) -> {
            boolean shown = shown(method) || (space.equals(ranked) && ImportedMethod.isName(method));
            SimilarityIndex index = shown ? indexes.of(space) : null;
            if (index != null && index.has(target.key())) {
                byMethod.put(method, index.similarities(target.key(), keys));
            }
        });
        return new Table(byMethod, ranked == null ? Set.of() : vectors.weak(ranked.key(), keys));
    }

    private boolean shown(String method) {
        return methods.all().stream().anyMatch(own -> own.name().equals(method));
    }
}
