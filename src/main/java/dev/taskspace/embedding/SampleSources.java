package dev.taskspace.embedding;

import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the source of an entity's examples. */
@Component
class SampleSources {
    private final List<Samples> sources;

    SampleSources(List<Samples> sources) {
        this.sources = List.copyOf(sources);
    }

    Samples of(EmbeddingOrder order) {
        return sources.stream()
                .filter(source -> source.serve(order.entity().kind()))
                .findFirst()
                .orElseThrow();
    }
}
