package dev.taskspace.job;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The job table: submitting, reading and steering jobs. */
public interface Jobs {

    /** Queues the job, or answers the one that already does this work (see {@link JobSubmission#key}). */
    Job submit(JobSubmission submission);

    Optional<Job> find(UUID id);

    /** The job, as soon as it is terminal, at the latest after {@code patience}. */
    Job await(UUID id, Duration patience);
}
