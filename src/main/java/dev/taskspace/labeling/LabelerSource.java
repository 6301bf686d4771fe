package dev.taskspace.labeling;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;

/** Implemented once by each feature whose entities answer with labels; {@link Labelers} asks the right one. */
public interface LabelerSource {

    EntityKind kind();

    /**
     * The labeler that an entity of this kind is.
     *
     * @param pool content hash of the pool that will be labelled, for kinds that know a single one
     * @throws dev.taskspace.platform.web.ProblemException when the entity cannot label it; says what would
     */
    Labeler open(Entity entity, String pool);
}
