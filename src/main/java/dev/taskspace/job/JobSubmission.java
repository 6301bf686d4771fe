package dev.taskspace.job;

import org.jspecify.annotations.Nullable;
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
    static final int MIN_PRIORITY = -100;
    static final int MAX_PRIORITY = 100;

    /** @throws dev.taskspace.platform.web.ProblemException when the queue does not know such a priority */
    public JobSubmission {
        requirePriority(priority);
    }

    /**
     * What a request says of its priority, 0 when that is nothing; for those who do costly things before they submit.
     *
     * @throws dev.taskspace.platform.web.ProblemException when the queue does not know such a priority
     */
    public static int priority(@Nullable Integer wanted) {
        return requirePriority(wanted == null ? 0 : wanted);
    }

    private static int requirePriority(int priority) {
        if (priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
            throw new InvalidPriorityException(priority);
        }
        return priority;
    }
}
