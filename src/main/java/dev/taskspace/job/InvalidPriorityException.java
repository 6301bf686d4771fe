package dev.taskspace.job;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A priority that the queue does not know. */
final class InvalidPriorityException extends ProblemException {
    private static final long serialVersionUID = 1L;

    InvalidPriorityException(int priority) {
        this("priority is from " + JobSubmission.MIN_PRIORITY + " to " + JobSubmission.MAX_PRIORITY + ", not "
                + priority + ".");
    }

    private InvalidPriorityException(String detail) {
        super(ProblemType.IMPOSSIBLE, detail, List.of(ProblemItem.at("/priority", detail)));
    }
}
