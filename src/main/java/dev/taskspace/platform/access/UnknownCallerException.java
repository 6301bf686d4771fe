package dev.taskspace.platform.access;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** A request without a key, or with one that is wrong, expired or revoked. */
final class UnknownCallerException extends ProblemException {
    private static final long serialVersionUID = 1L;

    UnknownCallerException(boolean keySent) {
        super(
                ProblemType.UNAUTHENTICATED,
                keySent
                        ? "This key is not known here, has expired or was revoked."
                        : "A key is needed: send 'Authorization: Bearer KEY'. Whoever runs this service makes one with POST"
                                + " /keys.");
    }
}
