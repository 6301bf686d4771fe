package dev.taskspace.entity;

import java.util.List;
import java.util.Optional;

/** Implemented once by each feature that owns a kind of entity; the directory asks them all. */
public interface EntityCatalog {

    EntityKind kind();

    /** The entity with this id or name, if this kind has it. */
    Optional<Entity> find(String idOrName);

    /** All entities of this kind, by name. */
    List<Entity> all();
}
