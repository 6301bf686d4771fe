package dev.taskspace.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A worker's right to write to a job: valid while the job is at this attempt.
 *
 * @param failures attempts that passing failures have already cost
 * @param takeovers attempts that ended with the death of their worker
 * @param takeover whether the attempt before this one was such
 * @param labelerCalls that earlier attempts made
 * @param traceparent trace that the job belongs to, null when there is none
 */
record Claim(
        UUID job,
        JobKind kind,
        int attempt,
        int failures,
        int takeovers,
        boolean takeover,
        long labelerCalls,
        JsonNode request,
        @Nullable String traceparent) {

    /** What became of a claim, as its last write found it. */
    enum Standing {
        HELD,
        CANCELLING,
        LOST
    }
}
