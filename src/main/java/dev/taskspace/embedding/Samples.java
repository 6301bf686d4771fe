package dev.taskspace.embedding;

import dev.taskspace.entity.Entity;

/** Draws the examples of an entity for one seed. */
interface Samples {

    /** At most as many examples as the method reads, the same ones for the same content and seed. */
    Sample draw(Entity entity, EmbeddingMethod method, long seed);
}
