package dev.taskspace.dataset;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityCatalog;
import dev.taskspace.entity.EntityKind;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Datasets as entities that can be embedded and ranked. */
@Component
class DatasetCatalog implements EntityCatalog {
    private final Datasets datasets;

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
        return datasets.findAllByOrderByName().stream()
                .map(DatasetCatalog::entity)
                .toList();
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
