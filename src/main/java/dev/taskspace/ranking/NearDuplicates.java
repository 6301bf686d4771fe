package dev.taskspace.ranking;

import dev.taskspace.dataset.DatasetSketches;
import dev.taskspace.dataset.TextSketch;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Guards a ranking against sources that are the target in other clothes: datasets that share most of their texts. */
@Component
class NearDuplicates {
    /** Share of the smaller dataset's texts that the other has too, above which both are the same data. */
    private static final double SHARED_TEXTS = 0.5;

    /** From so many unknown sketches on, all are read in one go. */
    private static final int MANY = 32;

    private final DatasetSketches sketches;

    /** A sketch never changes and takes a few kilobytes. */
    private final Map<UUID, TextSketch> known = new ConcurrentHashMap<>();

    NearDuplicates(DatasetSketches sketches) {
        this.sketches = sketches;
    }

    /** Those of the sources that are near-duplicates of the target. */
    Set<Entity> of(Entity target, List<Entity> sources) {
        TextSketch wanted = target.kind() == EntityKind.DATASET ? sketch(target.id()) : null;
        if (wanted == null) {
            return Set.of();
        }
        List<Entity> datasets = sources.stream()
                .filter(source -> source.kind() == EntityKind.DATASET)
                .toList();
        if (datasets.stream().filter(source -> !known.containsKey(source.id())).count() > MANY) {
            sketches.forEach(known::put);
        }
        Predicate<TextSketch> twin = wanted.overlapsMoreThan(SHARED_TEXTS);
        return datasets.stream()
                .filter(source -> {
                    TextSketch sketch = sketch(source.id());
                    return sketch != null && twin.test(sketch);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable TextSketch sketch(UUID dataset) {
        TextSketch sketch = known.get(dataset);
        return sketch != null
                ? sketch
                : known.computeIfAbsent(dataset, id -> sketches.find(id).orElse(null));
    }
}
