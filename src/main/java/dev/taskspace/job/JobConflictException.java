package dev.taskspace.job;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;
import java.util.UUID;

/** The job's status, or another job, forbids what was asked. */
final class JobConflictException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private JobConflictException(String detail) {
        super(ProblemType.CONFLICT, detail);
    }

    static JobConflictException notCancellable(UUID id, JobStatus status) {
        return new JobConflictException(
                "Job " + id + " is " + status.wireName() + "; only a job that has not ended can be cancelled");
    }

    static JobConflictException notRetryable(UUID id, JobStatus status) {
        return new JobConflictException(
                "Job " + id + " is " + status.wireName() + "; only a failed or cancelled job can be retried");
    }

    static JobConflictException sameWork(UUID id) {
        return new JobConflictException("A newer job already does the work of job " + id
                + "; GET /jobs lists it, POST the request to be led there");
    }
}
