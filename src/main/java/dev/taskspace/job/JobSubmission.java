package dev.taskspace.job;

import tools.jackson.databind.JsonNode;

/**
 * A wish for a job.
 *
 * @param kind who will run it
 * @param key identity of the work: while a job with this key is not terminal, or succeeded, the same job is answered
 * @param priority higher first, 0 is usual
 * @param request what the handler reads
 */
public record JobSubmission(JobKind kind, String key, int priority, JsonNode request) {}
