package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethod;
import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.embedding.Space;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.ranking.hybrid.TaskSimilarity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Similarities by every embedding method at once, in the form in which the hybrid model reads them. */
@Component
class EntitySimilarities {
    /** Stands for what is not registered; nothing has its vector. */
    private static final EntityKey NOBODY = new EntityKey(EntityKind.DATASET, new UUID(0, 0));

    private final List<String> methods;
    private final TargetSpaces spaces;
    private final SimilarityIndexes indexes;

    EntitySimilarities(EmbeddingMethods methods, TargetSpaces spaces, SimilarityIndexes indexes) {
        this.methods = methods.all().stream()
                .map(EmbeddingMethod::name)
                .sorted(Comparator.comparing((String name) -> !EmbeddingMethods.TRUSTED.contains(name))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        this.spaces = spaces;
        this.indexes = indexes;
    }

    TaskSimilarity among(List<@Nullable Entity> tasks) {
        List<EntityKey> keys = keys(tasks);
        List<Entity> known = tasks.stream().filter(Objects::nonNull).toList();
        return new TaskSimilarity() {
            @Override
            public List<String> methods() {
                return methods;
            }

            @Override
            public int trusted() {
                return EmbeddingMethods.TRUSTED.size();
            }

            @Override
            public double @Nullable [][] of(int target) {
                Entity entity = tasks.get(target);
                return entity == null ? null : table(entity, keys, null, known);
            }
        };
    }

    /**
     * Of one target to these entities, {@code [methods][entities]}.
     *
     * @param space the one of the default method, if any
     * @param wanted those of the others for whose sake the spaces are chosen
     */
    double @Nullable [][] of(Entity target, List<@Nullable Entity> others, @Nullable Space space, List<Entity> wanted) {
        return table(target, keys(others), space, wanted);
    }

    private double @Nullable [][] table(
            Entity target, List<EntityKey> keys, @Nullable Space given, List<Entity> wanted) {
        double[][] table = new double[methods.size()][];
        boolean any = false;
        Map<String, Space> held = spaces.byMethod(target, given, wanted);
        for (int m = 0; m < table.length; m++) {
            Space space = held.get(methods.get(m));
            SimilarityIndex index = space == null ? null : indexes.of(space);
            if (index != null && index.has(target.key())) {
                table[m] = index.similarities(target.key(), keys);
                any = true;
            } else {
                table[m] = new double[keys.size()];
                Arrays.fill(table[m], Double.NaN);
            }
        }
        return any ? table : null;
    }

    private static List<EntityKey> keys(List<@Nullable Entity> entities) {
        return entities.stream()
                .map(entity -> entity == null ? NOBODY : entity.key())
                .toList();
    }
}
