package dev.taskspace.embedding;

import dev.taskspace.entity.Entity;

/**
 * A request whose every word was looked up: what will be embedded, how, and where the vector belongs.
 *
 * @param method with the hyper-parameters that the space records
 */
record EmbeddingOrder(Entity entity, EmbeddingMethod method, Space space) {

    String contentKey() {
        return space.contentKey(entity.contentHash());
    }
}
