package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.embedding.Space;
import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.platform.project.Project;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The index of every space that is asked for, kept up to date: a cheap look at the store before each use tells whether
 * something came or went, and then only what is new is loaded. Given up when memory runs short, read again when needed.
 */
@Component
class SimilarityIndexes {
    private final SpaceVectors vectors;
    private final EmbeddingMethods methods;
    private final Map<Held, SoftReference<SimilarityIndex>> bySpace = new ConcurrentHashMap<>();

    /** What a project sees of a space. */
    private record Held(String project, String space) {
        static Held of(Space space) {
            return new Held(Project.current(), space.key());
        }
    }

    SimilarityIndexes(SpaceVectors vectors, EmbeddingMethods methods) {
        this.vectors = vectors;
        this.methods = methods;
    }

    SimilarityIndex of(Space space) {
        SpaceVectors.Stamp stamp = vectors.stamp(space.key());
        SimilarityIndex current = current(space);
        if (current != null && current.stamp().equals(stamp)) {
            return current;
        }
        // One refresh a space at a time; whoever waited finds it done.
        SoftReference<SimilarityIndex> refreshed = bySpace.compute(Held.of(space), (key, reference) -> {
            SimilarityIndex known = reference == null ? null : reference.get();
            return known != null && known.stamp().equals(stamp)
                    ? reference
                    : new SoftReference<>(refresh(space, stamp, known));
        });
        SimilarityIndex index = refreshed.get();
        return index == null ? of(space) : index;
    }

    private @Nullable SimilarityIndex current(Space space) {
        SoftReference<SimilarityIndex> reference = bySpace.get(Held.of(space));
        return reference == null ? null : reference.get();
    }

    private SimilarityIndex refresh(Space space, SpaceVectors.Stamp stamp, @Nullable SimilarityIndex known) {
        Set<UUID> missing = new HashSet<>(vectors.ids(space.key()));
        List<SimilarityIndex.Entry> all = new ArrayList<>(missing.size());
        if (known != null) {
            known.byEmbedding().forEach((id, entry) -> {
                if (missing.remove(id)) {
                    all.add(entry);
                }
            });
        }
        if (!missing.isEmpty()) {
            all.addAll(vectors.load(space, missing, SimilarityIndex.Entry::of));
        }
        return new SimilarityIndex(stamp, all, methods.get(space.method()).centred());
    }
}
