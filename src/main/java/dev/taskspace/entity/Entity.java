package dev.taskspace.entity;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entity as embeddings and rankings see it. Facts that a kind does not have are null, never invented.
 *
 * @param id identifier of the resource
 * @param kind which collection it belongs to
 * @param name unique within its kind
 * @param contentHash sha256 of everything that decides its task embedding
 * @param taskType classification, regression or spanExtraction
 * @param pair whether its inputs are pairs
 * @param family hand-given task family such as sentiment
 * @param trainExamples number of examples that a tuning may use
 * @param labels class names in their fixed order, empty when there are none
 */
public record Entity(
        UUID id,
        EntityKind kind,
        String name,
        String contentHash,
        @Nullable String taskType,
        @Nullable Boolean pair,
        @Nullable String family,
        @Nullable String language,
        @Nullable String license,
        @Nullable Long trainExamples,
        List<String> labels,
        Map<String, String> tags) {

    public EntityKey key() {
        return new EntityKey(kind, id);
    }

    /** The reference used in requests and answers alike, such as {@code datasets/sst2}. */
    public String reference() {
        return kind.collection() + "/" + name;
    }
}
