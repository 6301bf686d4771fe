package dev.taskspace.platform.access;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** No key has this id. */
final class KeyNotFoundException extends ProblemException {
    private static final long serialVersionUID = 1L;

    KeyNotFoundException() {
        super(ProblemType.NOT_FOUND, "No key has this id. GET /keys lists what there is.");
    }
}
