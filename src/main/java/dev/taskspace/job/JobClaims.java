package dev.taskspace.job;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a worker writes to the job it runs. Every write carries the attempt that the worker claimed and touches nothing
 * once a later attempt has begun, however late a worker wakes up.
 */
@Component
class JobClaims {
    private static final String HELD =
            " where id = :id and attempt = :attempt and status in ('running', 'cancelling') ";

    private final JobRows rows;
    private final JobEvents events;
    private final JobQueue queue;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    JobClaims(
            JobRows rows,
            JobEvents events,
            JobQueue queue,
            JdbcClient jdbc,
            JsonMapper json,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.rows = rows;
        this.events = events;
        this.queue = queue;
        this.jdbc = jdbc;
        this.json = json;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Begins the next attempt at a job that db-scheduler handed out. A job that still says running had a worker that
     * died; one that says cancelling had nobody left to notice.
     *
     * @return empty when there is nothing to run
     */
    @Transactional
    public Optional<Claim> claim(UUID id, String worker) {
        JobStatus status = rows.lock(id).map(Job::status).orElse(JobStatus.CANCELLED);
        if (status.terminal()) {
            queue.remove(id);
            return Optional.empty();
        }
        Claim claim = begin(id, worker, status == JobStatus.RUNNING);
        if (status == JobStatus.CANCELLING) {
            end(claim, JobStatus.CANCELLED, null, null, Cost.NONE);
            return Optional.empty();
        }
        return Optional.of(claim);
    }

    private Claim begin(UUID id, String worker, boolean takeover) {
        Claim claim = jdbc.sql("""
            update job set attempt = attempt + 1, worker = :worker, started_at = :now,
                status = case status when 'queued' then 'running' else status end,
                takeovers = takeovers + :takeovers,
                phase = null, done = null, total = null, unit = null,
                phase_started_at = null, progress_at = null
            where id = :id returning *\
            """)
                .param("id", id)
                .param("worker", worker)
                .param("now", OffsetDateTime.now(clock))
                .param("takeovers", takeover ? 1 : 0)
                .query((row, number) -> new Claim(
                        id,
                        JobKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getInt("attempt"),
                        row.getInt("failures"),
                        row.getInt("takeovers"),
                        takeover,
                        row.getLong("labeler_calls"),
                        json.readTree(row.getString("request")),
                        row.getString("traceparent")))
                .single();
        events.append(
                id, JobEventType.STARTED, Map.of("attempt", claim.attempt(), "worker", worker, "takeover", takeover));
        return claim;
    }

    /** Adds calls to the cost of the job. */
    Claim.Standing reserve(Claim claim, long labelerCalls) {
        return jdbc.sql("update job set labeler_calls = labeler_calls + :calls" + HELD + "returning status")
                .param("calls", labelerCalls)
                .param("id", claim.job())
                .param("attempt", claim.attempt())
                .query(String.class)
                .optional()
                .map(status -> status.equals(JobStatus.CANCELLING.wireName())
                        ? Claim.Standing.CANCELLING
                        : Claim.Standing.HELD)
                .orElse(Claim.Standing.LOST);
    }

    /** Writes how far the work is and adds what it cost since the last write. */
    @Transactional
    public Claim.Standing progress(Claim claim, Job.Progress progress, boolean newPhase, Cost cost) {
        Optional<String> status = jdbc.sql("""
            update job set phase = :phase, done = :done, total = :total, unit = :unit,
                progress_at = :now,
                phase_started_at = case when :newPhase then :now else phase_started_at end,
                cpu_seconds = cpu_seconds + :cpu,
                labeler_calls = labeler_calls + :calls, tokens = tokens + :tokens\
            """ + HELD + "returning" + " status")
                .param("phase", progress.phase().wireName())
                .param("done", progress.done())
                .param("total", progress.total())
                .param("unit", progress.unit())
                .param("now", OffsetDateTime.now(clock))
                .param("newPhase", newPhase)
                .param("cpu", cost.cpuSeconds())
                .param("calls", cost.labelerCalls())
                .param("tokens", cost.tokens())
                .param("id", claim.job())
                .param("attempt", claim.attempt())
                .query(String.class)
                .optional();
        if (status.isEmpty()) {
            return Claim.Standing.LOST;
        }
        if (status.get().equals(JobStatus.CANCELLING.wireName())) {
            return Claim.Standing.CANCELLING;
        }
        events.append(claim.job(), newPhase ? JobEventType.PHASE : JobEventType.PROGRESS, progress);
        return Claim.Standing.HELD;
    }

    /**
     * Runs {@code store} and ends the job with what it returns, all or nothing. Safe to repeat when the fate of the first
     * try is unknown: a claim that has succeeded already succeeds again without a second {@code store}.
     */
    @Transactional
    public Claim.Standing succeed(Claim claim, Supplier<JsonNode> store, Cost cost) {
        Job job = rows.lock(claim.job()).orElse(null);
        if (job == null || job.attempt() != claim.attempt()) {
            return Claim.Standing.LOST;
        }
        return switch (job.status()) {
            case SUCCEEDED -> Claim.Standing.HELD;
            case CANCELLING -> Claim.Standing.CANCELLING;
            case QUEUED, FAILED, CANCELLED -> Claim.Standing.LOST;
            case RUNNING -> {
                end(claim, JobStatus.SUCCEEDED, store.get(), null, cost);
                yield Claim.Standing.HELD;
            }
        };
    }

    /** Ends the job without a result; one that was being cancelled meanwhile ends as cancelled. */
    @Transactional
    public RunOutcome fail(Claim claim, JobProblem problem, Cost cost) {
        if (rows.lock(claim.job()).map(Job::status).orElse(null) == JobStatus.CANCELLING) {
            return cancelled(claim, cost);
        }
        boolean failed = end(claim, JobStatus.FAILED, null, json.valueToTree(problem), cost);
        return failed ? RunOutcome.FAILED : RunOutcome.SUPERSEDED;
    }

    @Transactional
    public RunOutcome cancelled(Claim claim, Cost cost) {
        boolean cancelled = end(claim, JobStatus.CANCELLED, null, null, cost);
        return cancelled ? RunOutcome.CANCELLED : RunOutcome.SUPERSEDED;
    }

    /**
     * Gives the job back to the queue; one that was being cancelled meanwhile ends instead.
     *
     * @param failed whether the attempt counts as a failure
     */
    @Transactional
    public RunOutcome giveBack(Claim claim, boolean failed, String reason, Cost cost) {
        if (rows.lock(claim.job()).map(Job::status).orElse(null) == JobStatus.CANCELLING) {
            return cancelled(claim, cost);
        }
        boolean queued = jdbc.sql("""
            update job set status = 'queued', worker = null, started_at = null,
                failures = failures + :failures, cpu_seconds = cpu_seconds + :cpu,
                labeler_calls = labeler_calls + :calls, tokens = tokens + :tokens\
            """ + HELD)
                        .param("failures", failed ? 1 : 0)
                        .param("cpu", cost.cpuSeconds())
                        .param("calls", cost.labelerCalls())
                        .param("tokens", cost.tokens())
                        .param("id", claim.job())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
        if (!queued) {
            return RunOutcome.SUPERSEDED;
        }
        events.append(claim.job(), failed ? JobEventType.RETRIED : JobEventType.QUEUED, Map.of("reason", reason));
        return failed ? RunOutcome.RETRIED : RunOutcome.GIVEN_BACK;
    }

    private boolean end(Claim claim, JobStatus status, @Nullable JsonNode result, @Nullable JsonNode error, Cost cost) {
        boolean ended = jdbc.sql("""
            update job set status = :status, result = cast(:result as json),
                error = cast(:error as json), finished_at = :now,
                cpu_seconds = cpu_seconds + :cpu,
                labeler_calls = labeler_calls + :calls, tokens = tokens + :tokens,
                done = case when cast(:succeeded as boolean) then total else done end\
            """ + HELD)
                        .param("status", status.wireName())
                        .param("result", result == null ? null : json.writeValueAsString(result))
                        .param("error", error == null ? null : json.writeValueAsString(error))
                        .param("now", OffsetDateTime.now(clock))
                        .param("cpu", cost.cpuSeconds())
                        .param("calls", cost.labelerCalls())
                        .param("tokens", cost.tokens())
                        .param("succeeded", status == JobStatus.SUCCEEDED)
                        .param("id", claim.job())
                        .param("attempt", claim.attempt())
                        .update()
                == 1;
        if (ended) {
            queue.remove(claim.job());
            events.append(claim.job(), JobEventType.of(status), outcome(result, error));
            publisher.publishEvent(new JobEnded(claim.job(), status));
        }
        return ended;
    }

    private static Map<String, JsonNode> outcome(@Nullable JsonNode result, @Nullable JsonNode error) {
        if (result != null) {
            return Map.of("result", result);
        }
        return error == null ? Map.of() : Map.of("error", error);
    }
}
