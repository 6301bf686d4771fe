package dev.taskspace.job;

/** Does the work of one kind of job. Implemented by the feature that owns the kind. */
public interface JobHandler {

    JobKind kind();

    /**
     * Computes the job and stores its result through {@link JobRun#succeed}. Called on a worker's own platform thread;
     * called again with a higher attempt after a crash, so everything it leaves behind must be safe to repeat.
     *
     * @throws JobStoppedException when the run reports that it was cancelled or lost its claim; handlers let it pass
     */
    void run(JobRun run);
}
