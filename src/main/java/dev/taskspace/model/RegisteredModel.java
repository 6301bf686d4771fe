package dev.taskspace.model;

import dev.taskspace.dataset.InputFormat;
import dev.taskspace.dataset.TaskType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered model. It never changes.
 *
 * @param taskType null for kinds that answer nothing without a prompt
 * @param format whether it reads pairs; null where the prompt or the pool decides
 * @param labels classes in the order that every answer of it has; empty for regressions and prompted kinds
 * @param contentHash sha256 of everything that decides its answers
 */
public record RegisteredModel(
        UUID id,
        String name,
        ModelKind kind,
        ModelSpec spec,
        @Nullable String description,
        @Nullable TaskType taskType,
        @Nullable InputFormat format,
        List<String> labels,
        @Nullable String family,
        @Nullable String language,
        @Nullable String license,
        Map<String, String> tags,
        String contentHash,
        Instant createdAt) {

    public RegisteredModel {
        labels = List.copyOf(labels);
        tags = Map.copyOf(tags);
    }

    /** The reference in requests and answers. */
    public String reference() {
        return "models/" + name;
    }
}
