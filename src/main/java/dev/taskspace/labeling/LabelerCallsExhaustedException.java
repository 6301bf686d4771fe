package dev.taskspace.labeling;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** The calls that a job may make are made, and it needs more. */
final class LabelerCallsExhaustedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    LabelerCallsExhaustedException(long missing) {
        super(
                ProblemType.IMPOSSIBLE,
                "maxLabelerCalls is reached and " + missing
                        + " inputs have no answer yet. What was answered is kept: the "
                        + "same request with a higher maxLabelerCalls, or with none, asks only for the rest.");
    }
}
