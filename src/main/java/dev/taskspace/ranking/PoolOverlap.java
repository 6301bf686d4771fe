package dev.taskspace.ranking;

import dev.taskspace.dataset.Dataset;
import dev.taskspace.dataset.Datasets;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.pool.Pool;
import dev.taskspace.pool.PoolTexts;
import dev.taskspace.pool.Pools;
import dev.taskspace.pool.SharedTexts;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.trial.TrialTexts;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of a pool occurs in a target. Answers to those texts are masked when prompts are compared; models that were
 * embedded on them cannot be taken apart any more, so that the share is told. Neither pools nor datasets change, so each
 * pair is looked through once.
 */
@Component
class PoolOverlap {
    private final Datasets datasets;
    private final Pools pools;
    private final PoolTexts texts;
    private final TrialTexts tried;
    private final SharedTexts shared;
    private final Map<Pair, Double> shares = new ConcurrentHashMap<>();
    private final Map<Pair, BitSet> masks = new ConcurrentHashMap<>();

    PoolOverlap(Datasets datasets, Pools pools, PoolTexts texts, TrialTexts tried, SharedTexts shared) {
        this.datasets = datasets;
        this.pools = pools;
        this.texts = texts;
        this.tried = tried;
        this.shared = shared;
    }

    private record Pair(UUID dataset, String inputs) {}

    /** Share of the pool's inputs of which a text occurs in the dataset; null when the target is none, or either is gone. */
    @Nullable
    Double of(Entity target, String poolHash) {
        if (target.kind() != EntityKind.DATASET) {
            return null;
        }
        Pair pair = new Pair(target.id(), poolHash);
        Double share = shares.get(pair);
        if (share == null) {
            Optional<Dataset> dataset = datasets.findById(target.id());
            Optional<Pool> pool = pools.findByContent(poolHash);
            if (dataset.isEmpty() || pool.isEmpty()) {
                return null;
            }
            List<TextInput> inputs = texts.all(pool.get());
            share = (double) shared.of(dataset.get(), inputs).cardinality() / inputs.size();
            shares.put(pair, share);
        }
        return share;
    }

    /** Which of the inputs of a trial occur in the dataset; none of the dataset's own rows, whose labels nobody read. */
    BitSet masked(Entity target, String inputs) {
        BitSet mask = masks.get(new Pair(target.id(), inputs));
        if (mask == null) {
            Optional<Dataset> dataset = datasets.findById(target.id());
            Optional<List<TextInput>> pool = tried.ofPool(inputs);
            if (dataset.isEmpty() || pool.isEmpty()) {
                return new BitSet();
            }
            mask = shared.of(dataset.get(), pool.get());
            masks.put(new Pair(target.id(), inputs), mask);
        }
        return mask;
    }
}
