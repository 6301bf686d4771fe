package dev.taskspace.dataset;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A name that already stands for other content. */
final class NameTakenException extends ProblemException {
    private static final long serialVersionUID = 1L;

    NameTakenException(Dataset other) {
        super(
                ProblemType.CONFLICT,
                "A dataset '" + other.name() + "' with other content is registered (" + other.examples()
                        + " examples). Choose another name, or DELETE /datasets/" + other.name() + " first.",
                List.of(ProblemItem.at("/name", "is taken")));
    }
}
