package dev.taskspace.entity;

import static java.util.stream.Collectors.joining;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A bare name that several kinds of entity carry. */
final class AmbiguousReferenceException extends ProblemException {
    private static final long serialVersionUID = 1L;

    AmbiguousReferenceException(String reference, List<Entity> found) {
        super(
                ProblemType.IMPOSSIBLE,
                "'" + reference + "' is the name of several entities; write one of "
                        + found.stream().map(Entity::reference).collect(joining(", ")) + ".");
    }
}
