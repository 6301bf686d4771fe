package dev.taskspace.platform.idempotency;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** The idempotency key is empty, too long or has characters that headers should not have. */
final class InvalidKeyException extends ProblemException {
    private static final long serialVersionUID = 1L;

    InvalidKeyException(int maxLength) {
        super(
                ProblemType.MALFORMED,
                IdempotencyKey.HEADER + " must be 1 to " + maxLength
                        + " visible ASCII characters without spaces, such as a UUID.");
    }
}
