package dev.taskspace.dataset;

import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Puts a dataset, its rows and its sketch into the database, all or nothing. */
@Repository
class DatasetStore {
    private final EntityManager entities;
    private final RowChunks chunks;
    private final DatasetSketches sketches;

    DatasetStore(EntityManager entities, RowChunks chunks, DatasetSketches sketches) {
        this.entities = entities;
        this.chunks = chunks;
        this.sketches = sketches;
    }

    /**
     * Stores a new dataset.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when its name is taken by now
     */
    @Transactional
    void add(Dataset dataset, TextSketch sketch, RowSpool rows) {
        entities.persist(dataset);
        entities.flush();
        sketches.add(dataset.id(), sketch);
        rows.forEach(chunk -> chunks.add(dataset.id(), chunk));
    }
}
