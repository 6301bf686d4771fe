package dev.taskspace.platform.idempotency;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** The key was used for another request before. */
final class KeyReusedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    KeyReusedException() {
        super(
                ProblemType.IMPOSSIBLE,
                "This " + IdempotencyKey.HEADER + " was used for another request in the last "
                        + Answers.RETENTION.toHours() + " hours; use a new key for a new request.");
    }
}
