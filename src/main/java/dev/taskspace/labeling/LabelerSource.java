package dev.taskspace.labeling;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import java.util.Optional;

/** Implemented once by each feature whose entities answer with labels; {@link Labelers} asks the right one. */
public interface LabelerSource {

    EntityKind kind();

    /** Content hash of the one pool that this entity can label; empty when it can label any. */
    default Optional<String> onlyPool(Entity entity) {
        return Optional.empty();
    }

    /**
     * The labeler that an entity of this kind is.
     *
     * @param pool content hash of the pool that will be labelled, for kinds that know a single one
     * @throws dev.taskspace.platform.web.ProblemException when the entity cannot label it; says what would
     */
    Labeler open(Entity entity, String pool);
}
