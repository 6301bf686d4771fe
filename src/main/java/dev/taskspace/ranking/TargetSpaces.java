package dev.taskspace.ranking;

import dev.taskspace.embedding.PendingEmbeddings;
import dev.taskspace.embedding.Space;
import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the space in which a target can be compared. */
@Component
class TargetSpaces {
    private final SpaceVectors vectors;
    private final PendingEmbeddings pending;

    TargetSpaces(SpaceVectors vectors, PendingEmbeddings pending) {
        this.vectors = vectors;
        this.pending = pending;
    }

    /**
     * The space that was asked for, or of those of the method that hold the target the one with most of the kinds that it is
     * compared with.
     *
     * @throws NotEmbeddedException when there is none; says which request would embed the target
     * @throws OtherSpaceException when the target was embedded, but not in the space that was asked for
     */
    Space require(Entity target, String method, @Nullable String asked, List<Entity> compared) {
        List<Space> held = ofMethod(target, method);
        if (held.isEmpty()) {
            throw pending.of(target, method)
                    .map(job -> new NotEmbeddedException(target, method, job))
                    .orElseGet(() -> new NotEmbeddedException(target, method));
        }
        if (asked == null) {
            return vectors.fullest(held, kinds(compared));
        }
        return held.stream()
                .filter(space -> space.key().equals(asked))
                .findFirst()
                .orElseThrow(() -> new OtherSpaceException(target, asked, vectors.find(asked), held));
    }

    /** The same without an exception. */
    Optional<Space> find(Entity target, String method, List<Entity> compared) {
        List<Space> held = ofMethod(target, method);
        return held.isEmpty() ? Optional.empty() : Optional.of(vectors.fullest(held, kinds(compared)));
    }

    /**
     * By each method the space in which it compares this target; methods that do not know the target are absent.
     *
     * @param given the space to use for its own method, if any
     */
    Map<String, Space> byMethod(Entity target, @Nullable Space given, List<Entity> compared) {
        Map<String, Space> chosen = new TreeMap<>();
        vectors.spacesOf(target.key()).stream()
                .collect(Collectors.groupingBy(Space::method))
                .forEach((method, spaces) -> chosen.put(method, vectors.fullest(spaces, kinds(compared))));
        if (given != null) {
            chosen.put(given.method(), given);
        }
        return chosen;
    }

    private List<Space> ofMethod(Entity target, String method) {
        return vectors.spacesOf(target.key()).stream()
                .filter(space -> space.method().equals(method))
                .toList();
    }

    private static Set<EntityKind> kinds(List<Entity> compared) {
        return compared.stream()
                .map(Entity::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EntityKind.class)));
    }
}
