package dev.taskspace.labeling;

import dev.taskspace.entity.Entity;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens models and prompts alike. */
@Component
public class Labelers {
    private final List<LabelerSource> sources;

    Labelers(List<LabelerSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * The labeler that this entity is.
     *
     * @param pool content hash of the pool that will be labelled
     * @throws dev.taskspace.platform.web.ProblemException when the entity cannot label it; says what would
     */
    public Labeler open(Entity entity, String pool) {
        return source(entity).open(entity, pool);
    }

    /** Content hash of the one pool that this entity can label; empty when it can label any. */
    public Optional<String> onlyPool(Entity entity) {
        return source(entity).onlyPool(entity);
    }

    private LabelerSource source(Entity entity) {
        return sources.stream()
                .filter(source -> source.kind() == entity.kind())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(entity.reference() + " does not label anything"));
    }
}
