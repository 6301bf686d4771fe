package dev.taskspace.job;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The job table: submitting, reading and steering jobs. */
public interface Jobs {

    /** The longest that {@link #await} waits, however patient its caller is. */
    Duration MAX_PATIENCE = Duration.ofMinutes(5);

    /**
     * Queues the job, or answers the one that already does or did this work (see {@link JobSubmission#key}). A failed or
     * cancelled job does not count: its key makes a fresh one. Joins the caller's transaction; workers see the job when
     * that commits.
     */
    Job submit(JobSubmission submission);

    Optional<Job> find(UUID id);

    /**
     * The job, as soon as it is terminal, at the latest after {@code patience}. Holds no database connection while it
     * waits; call it outside of transactions.
     *
     * @throws dev.taskspace.platform.web.ProblemException when there is no such job
     */
    Job await(UUID id, Duration patience);

    /**
     * Says that the result of the succeeded job with this key is gone (its embedding was deleted, say), so that the next
     * submission of the key makes a fresh job instead of answering the old one. Joins the caller's transaction.
     */
    void forget(String key);
}
