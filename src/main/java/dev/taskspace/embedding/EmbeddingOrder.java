package dev.taskspace.embedding;

import dev.taskspace.entity.Entity;
import dev.taskspace.pool.Pool;
import org.jspecify.annotations.Nullable;

/**
 * A request whose every word was looked up: what will be embedded, how, and where the vector belongs.
 *
 * @param method with the hyper-parameters that the space records
 * @param pool that a model or prompt labels, null for a dataset
 * @param maxLabelerCalls most calls that may be made for it, null for any number
 */
record EmbeddingOrder(
        Entity entity,
        EmbeddingMethod method,
        Space space,
        @Nullable Pool pool,
        @Nullable Integer maxLabelerCalls) {

    String contentKey() {
        return space.contentKey(entity.contentHash());
    }
}
