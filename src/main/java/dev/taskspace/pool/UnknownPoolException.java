package dev.taskspace.pool;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** No pool has this id or name. */
final class UnknownPoolException extends ProblemException {
    private static final long serialVersionUID = 1L;

    UnknownPoolException(String ref) {
        super(
                ProblemType.NOT_FOUND,
                "There is no pool '" + ref + "'. GET /pools lists what there is; 'default' always is.");
    }
}
