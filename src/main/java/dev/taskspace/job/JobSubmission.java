package dev.taskspace.job;

import tools.jackson.databind.JsonNode;

/**
 * A wish for a job.
 *
 * @param kind who will run it
 * @param key identity of the work: while a job with this key is not terminal, or succeeded, the same job is answered
 * @param priority higher first, 0 is usual; {@value #MIN_PRIORITY} to {@value #MAX_PRIORITY}
 * @param request what the handler reads
 */
public record JobSubmission(JobKind kind, String key, int priority, JsonNode request) {
    public static final int MIN_PRIORITY = -100;
    public static final int MAX_PRIORITY = 100;

    public JobSubmission {
        if (priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
            throw new IllegalArgumentException("priority " + priority + " is out of range");
        }
    }
}
