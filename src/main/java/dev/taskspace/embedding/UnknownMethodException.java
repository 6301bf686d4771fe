package dev.taskspace.embedding;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.Collection;
import java.util.List;

/** No embedding method has this name. */
final class UnknownMethodException extends ProblemException {
    private static final long serialVersionUID = 1L;

    UnknownMethodException(String name, Collection<String> existing) {
        super(
                ProblemType.IMPOSSIBLE,
                "There is no embedding method '" + name + "'; there is " + String.join(", ", existing) + ".",
                List.of(ProblemItem.at("/method", "one of " + String.join(", ", existing))));
    }
}
