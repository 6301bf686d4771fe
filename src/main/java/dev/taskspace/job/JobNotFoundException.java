package dev.taskspace.job;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** No job has this id. */
final class JobNotFoundException extends ProblemException {
    private static final long serialVersionUID = 1L;

    JobNotFoundException(Object id) {
        super(ProblemType.NOT_FOUND, "There is no job '" + id + "'; GET /jobs lists them");
    }
}
