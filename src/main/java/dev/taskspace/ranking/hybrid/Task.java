package dev.taskspace.ranking.hybrid;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a source or target besides its transfers.
 *
 * @param name unique
 * @param family hand-given task family, null when unknown
 * @param pair whether inputs are pairs, null when unknown
 * @param examples number of training examples, null when unknown
 */
public record Task(
        String name,
        @Nullable String family,
        @Nullable Boolean pair,
        @Nullable Long examples) {

    /** A task of which only the name is known. */
    public static Task named(String name) {
        return new Task(name, null, null, null);
    }
}
