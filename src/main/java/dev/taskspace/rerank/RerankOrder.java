package dev.taskspace.rerank;

import dev.taskspace.embedding.Space;
import dev.taskspace.entity.Entity;
import dev.taskspace.platform.data.Sha256;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A request whose every word was looked up.
 *
 * @param space of the adapters
 * @param adapters embedding of each source that has one, best source first
 * @param without sources that were named or ranked and keep no adapter
 */
record RerankOrder(Entity target, Space space, Map<Entity, UUID> adapters, List<Entity> without) {

    /** Identity of the work: an adapter never changes. */
    String key() {
        Sha256 hash = new Sha256().field("rerank").field(target.contentHash()).field(space.key());
        adapters.values().stream().map(UUID::toString).sorted().forEach(hash::field);
        return hash.hex();
    }

    int maxTokens() {
        return space.hyperparameters().getOrDefault("maxTokens", 64).intValue();
    }
}
