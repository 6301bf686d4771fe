package dev.taskspace.ranking;

import static java.util.stream.Collectors.joining;

import dev.taskspace.embedding.Space;
import dev.taskspace.entity.Entity;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;
import java.util.Optional;

/** The target was embedded, but in another space than the one that was asked for; vectors of two are not comparable. */
final class OtherSpaceException extends ProblemException {
    private static final long serialVersionUID = 1L;

    OtherSpaceException(Entity target, String asked, Optional<Space> known, List<Space> held) {
        super(
                ProblemType.IMPOSSIBLE,
                target.reference() + " lies in "
                        + held.stream().map(OtherSpaceException::describe).collect(joining(", "))
                        + ", not in " + known.map(OtherSpaceException::describe).orElse("space " + asked)
                        + "; vectors of different spaces cannot be compared.",
                List.of(ProblemItem.at("space", "not a space of the target")));
    }

    private static String describe(Space space) {
        return "space " + space.key() + " (" + space.method() + " on " + space.surrogate() + ", " + space.seeds()
                + " seed(s), " + space.hyperparameters() + ")";
    }
}
