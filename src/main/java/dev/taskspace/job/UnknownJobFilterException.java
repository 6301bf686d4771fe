package dev.taskspace.job;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A list of jobs was asked for by a status or kind that does not exist. */
final class UnknownJobFilterException extends ProblemException {
    private static final long serialVersionUID = 1L;

    UnknownJobFilterException(String parameter, String validValues) {
        super(
                ProblemType.MALFORMED,
                parameter + " must be one of " + validValues,
                List.of(ProblemItem.at(parameter, "must be one of " + validValues)));
    }
}
