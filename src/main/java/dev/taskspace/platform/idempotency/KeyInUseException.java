package dev.taskspace.platform.idempotency;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** The first request with this key is not answered yet. */
final class KeyInUseException extends ProblemException {
    private static final long serialVersionUID = 1L;

    KeyInUseException() {
        super(
                ProblemType.CONFLICT,
                "A request with this " + IdempotencyKey.HEADER
                        + " is being carried out; send it again in a moment to get its answer.");
    }
}
