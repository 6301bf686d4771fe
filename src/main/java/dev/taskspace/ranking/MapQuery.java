package dev.taskspace.ranking;

import dev.taskspace.entity.EntityKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be seen of a space.
 *
 * @param method an embedding method that compares two vectors
 * @param space key of the space, null for the method's fullest
 * @param sources kinds to show
 */
record MapQuery(String method, @Nullable String space, Set<EntityKind> sources) {}
