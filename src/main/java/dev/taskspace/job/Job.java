package dev.taskspace.job;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A job as callers see it (the representation of API.md). */
public record Job(
        UUID id,
        JobKind kind,
        JobStatus status,
        boolean terminal,
        @Nullable Progress progress,
        int attempt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant estimatedFinish,
        JsonNode request,
        @Nullable JsonNode result,
        @Schema(implementation = JobProblem.class) @Nullable JsonNode error,
        Cost cost,
        @Nullable String worker) {

    /** How far the current phase is. */
    public record Progress(JobPhase phase, long done, long total, String unit) {}

    /** What the job has used so far, all attempts together. */
    public record Cost(long labelerCalls, long tokens, double cpuSeconds, double gpuSeconds) {}
}
