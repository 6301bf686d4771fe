package dev.taskspace.labeling;

import dev.taskspace.entity.Entity;
import java.util.List;
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
        return sources.stream()
                .filter(source -> source.kind() == entity.kind())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(entity.reference() + " does not label anything"))
                .open(entity, pool);
    }
}
