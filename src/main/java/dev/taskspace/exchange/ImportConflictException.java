package dev.taskspace.exchange;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** Vectors that do not go with those that were imported under the same name. */
final class ImportConflictException extends ProblemException {
    private static final long serialVersionUID = 1L;

    ImportConflictException(String detail) {
        super(ProblemType.CONFLICT, detail);
    }
}
