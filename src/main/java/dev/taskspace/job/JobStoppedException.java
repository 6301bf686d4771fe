package dev.taskspace.job;

/** The run must stop here: cancelled, superseded by a later attempt, or its process is stopping. Not a failure. */
public final class JobStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobStoppedException(StopReason reason) {
        super(reason.text());
    }
}
