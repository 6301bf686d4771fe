package dev.taskspace.dataset;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes datasets that nothing needs. */
@Service
class DatasetRemoval {
    private final Datasets datasets;
    private final ObjectProvider<DatasetUse> uses;

    DatasetRemoval(Datasets datasets, ObjectProvider<DatasetUse> uses) {
        this.datasets = datasets;
        this.uses = uses;
    }

    @Transactional
    void delete(String idOrName) {
        datasets.lockById(datasets.require(idOrName).id()).ifPresent(dataset -> {
            uses.orderedStream()
                    .flatMap(use -> use.whyNeeded(dataset.id()).stream())
                    .findFirst()
                    .ifPresent(reason -> {
                        throw new DatasetInUseException(dataset, reason);
                    });
            datasets.delete(dataset);
        });
    }
}
