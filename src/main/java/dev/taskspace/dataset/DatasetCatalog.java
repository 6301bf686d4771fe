package dev.taskspace.dataset;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityCatalog;
import dev.taskspace.entity.EntityKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Datasets as entities that can be embedded and ranked. */
@Component
class DatasetCatalog implements EntityCatalog {
    private static final int BATCH = 1_000;

    private final Datasets datasets;

    /** A dataset never changes, so each is read once and afterwards only looked for. */
    private final Map<UUID, Entity> known = new ConcurrentHashMap<>();

    DatasetCatalog(Datasets datasets) {
        this.datasets = datasets;
    }

    @Override
    public EntityKind kind() {
        return EntityKind.DATASET;
    }

    @Override
    public Optional<Entity> find(String idOrName) {
        return datasets.find(idOrName).map(DatasetCatalog::entity);
    }

    @Override
    public List<Entity> all() {
        List<UUID> ids = datasets.idsByName();
        List<UUID> unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
        for (int from = 0; from < unknown.size(); from += BATCH) {
            datasets.findByIdIn(unknown.subList(from, Math.min(unknown.size(), from + BATCH)))
                    .forEach(dataset -> known.put(dataset.id(), entity(dataset)));
        }
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    private static Entity entity(Dataset dataset) {
        return new Entity(
                dataset.id(),
                EntityKind.DATASET,
                dataset.name(),
                dataset.contentHash(),
                dataset.taskType().label(),
                dataset.pair(),
                dataset.family(),
                dataset.language(),
                dataset.license(),
                dataset.examples(Split.TRAIN),
                dataset.labelNames(),
                dataset.tags());
    }
}
