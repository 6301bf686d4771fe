package dev.taskspace.entity;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Resolves references such as {@code datasets/sst2} or, where it is unique, just {@code sst2}. */
@Component
public class EntityDirectory {
    private final List<EntityCatalog> catalogs;

    EntityDirectory(List<EntityCatalog> catalogs) {
        this.catalogs = List.copyOf(catalogs);
    }

    /**
     * The entity that a caller's reference means.
     *
     * @throws UnknownEntityException when nothing is meant by it
     * @throws AmbiguousReferenceException when several kinds have that name
     */
    public Entity require(String reference) {
        int slash = reference.indexOf('/');
        if (slash >= 0) {
            String idOrName = reference.substring(slash + 1);
            return EntityKind.ofCollection(reference.substring(0, slash))
                    .flatMap(kind -> find(kind, idOrName))
                    .orElseThrow(() -> new UnknownEntityException(reference));
        }
        List<Entity> found = catalogs.stream()
                .flatMap(catalog -> catalog.find(reference).stream())
                .toList();
        return switch (found.size()) {
            case 0 -> throw new UnknownEntityException(reference);
            case 1 -> found.getFirst();
            default -> throw new AmbiguousReferenceException(reference, found);
        };
    }

    public Optional<Entity> find(EntityKind kind, String idOrName) {
        return catalogs.stream()
                .filter(catalog -> catalog.kind() == kind)
                .findFirst()
                .flatMap(catalog -> catalog.find(idOrName));
    }

    /** All entities of the given kinds. */
    public List<Entity> all(Iterable<EntityKind> kinds) {
        List<Entity> all = new java.util.ArrayList<>();
        for (EntityKind kind : kinds) {
            catalogs.stream().filter(catalog -> catalog.kind() == kind).forEach(catalog -> all.addAll(catalog.all()));
        }
        return List.copyOf(all);
    }
}
