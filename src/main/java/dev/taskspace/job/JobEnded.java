package dev.taskspace.job;

import java.util.UUID;

/** A job got a final status; published inside the transaction that gave it, so that listeners can write with it. */
public record JobEnded(UUID job, JobStatus status) {}
