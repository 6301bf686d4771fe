package dev.taskspace.ranking;

import dev.taskspace.dataset.Dataset;
import dev.taskspace.dataset.DatasetRows;
import dev.taskspace.dataset.Datasets;
import dev.taskspace.dataset.LabelledRow;
import dev.taskspace.dataset.NormalisedText;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.pool.Pool;
import dev.taskspace.pool.PoolTexts;
import dev.taskspace.pool.Pools;
import dev.taskspace.surrogate.TextInput;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How much of a pool occurs in a target: models that were embedded on the target's own texts look more like it than they
 * are. Neither pools nor datasets change, so each pair is looked through once.
 */
@Component
class PoolOverlap {
    private final Datasets datasets;
    private final DatasetRows rows;
    private final Pools pools;
    private final PoolTexts texts;
    private final Map<Pair, Double> known = new ConcurrentHashMap<>();

    PoolOverlap(Datasets datasets, DatasetRows rows, Pools pools, PoolTexts texts) {
        this.datasets = datasets;
        this.rows = rows;
        this.pools = pools;
        this.texts = texts;
    }

    private record Pair(UUID dataset, String pool) {}

    /** Share of the pool's inputs of which a text occurs in the dataset; null when the target is none, or either is gone. */
    @Nullable
    Double of(Entity target, String poolHash) {
        if (target.kind() != EntityKind.DATASET) {
            return null;
        }
        Pair pair = new Pair(target.id(), poolHash);
        Double share = known.get(pair);
        if (share == null) {
            Optional<Dataset> dataset = datasets.findById(target.id());
            Optional<Pool> pool = pools.findByContent(poolHash);
            if (dataset.isEmpty() || pool.isEmpty()) {
                return null;
            }
            share = share(dataset.get(), texts.all(pool.get()));
            known.put(pair, share);
        }
        return share;
    }

    private double share(Dataset dataset, List<TextInput> pool) {
        Set<String> wanted = new HashSet<>();
        pool.forEach(input -> parts(input.text(), input.textPair()).forEach(wanted::add));
        Set<String> found = new HashSet<>();
        try (Stream<LabelledRow> all = rows.stream(dataset)) {
            all.flatMap(row -> parts(row.text(), row.textPair()))
                    .filter(wanted::contains)
                    .forEach(found::add);
        }
        long shared = pool.stream()
                .filter(input -> parts(input.text(), input.textPair()).anyMatch(found::contains))
                .count();
        return (double) shared / pool.size();
    }

    private static Stream<String> parts(String text, @Nullable String textPair) {
        return Stream.of(Optional.of(text), Optional.ofNullable(textPair))
                .flatMap(Optional::stream)
                .map(NormalisedText::of);
    }
}
