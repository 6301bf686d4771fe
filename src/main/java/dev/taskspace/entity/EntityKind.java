package dev.taskspace.entity;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of entity that share the space; the collection is also the first segment of a reference. */
public enum EntityKind {
    DATASET("datasets"),
    MODEL("models"),
    PROMPT("prompts");

    private final String collection;

    EntityKind(String collection) {
        this.collection = collection;
    }

    public String collection() {
        return collection;
    }

    public static Optional<EntityKind> ofCollection(String collection) {
        return Arrays.stream(values())
                .filter(kind -> kind.collection.equals(collection))
                .findFirst();
    }

    /** The kind of what a reference such as {@code datasets/sst2} names. */
    public static Optional<EntityKind> ofReference(String reference) {
        int slash = reference.indexOf('/');
        return slash < 0 ? Optional.empty() : ofCollection(reference.substring(0, slash));
    }
}
