package dev.taskspace.job;

/** The run must stop here: its job was cancelled, or a later attempt owns it. Not a failure. */
public final class JobStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobStoppedException(String reason) {
        super(reason);
    }
}
