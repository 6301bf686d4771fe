package dev.taskspace.job;

import dev.taskspace.platform.project.Project;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** One attempt at a job from claim to end. */
@Component
class JobRunner {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    /** Workers that a job may outlive; one that kills them all (a crash in native code) must end some time. */
    private static final int MAX_TAKEOVERS = 10;

    private final Map<JobKind, JobHandler> handlers = new EnumMap<>(JobKind.class);
    private final JobRows rows;
    private final JobClaims claims;
    private final RunConclusion conclusion;
    private final Patience patience;
    private final JobMetrics metrics;
    private final JobTracing tracing;

    JobRunner(
            List<JobHandler> handlers,
            JobRows rows,
            JobClaims claims,
            RunConclusion conclusion,
            Patience patience,
            JobMetrics metrics,
            JobTracing tracing) {
        handlers.forEach(handler -> {
            if (this.handlers.put(handler.kind(), handler) != null) {
                throw new IllegalStateException("two handlers for jobs of kind " + handler.kind());
            }
        });
        this.rows = rows;
        this.claims = claims;
        this.conclusion = conclusion;
        this.patience = patience;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    /**
     * Runs the job if it still wants to be run, for the project of who wants it.
     *
     * @return after which delay to run it again; empty when this worker has nothing more to do for it
     */
    Optional<Duration> run(UUID job, String worker, BooleanSupplier stopping) {
        MDC.put("jobId", job.toString());
        try (Project.Stay ignored = Project.enter(patience.with(() -> rows.projectOf(job)))) {
            return patience.with(() -> claims.claim(job, worker))
                    .flatMap(claim -> tracing.attempt(claim, () -> attempt(claim, stopping)));
        } finally {
            MDC.remove("jobId");
        }
    }

    private Optional<Duration> attempt(Claim claim, BooleanSupplier stopping) {
        log.info("Job {}: {} starts, attempt {}", claim.job(), claim.kind().wireName(), claim.attempt());
        PhaseWatch watch = new PhaseWatch(claim, metrics, tracing);
        ClaimedRun run = new ClaimedRun(claim, claims, patience, stopping, watch);
        Throwable failure = call(run, claim);
        RunEnding ending = patience.with(() -> conclusion.of(run, claim, failure, stopping.getAsBoolean()));
        metrics.outcome(claim.kind(), ending.outcome());
        tracing.ended(ending.outcome());
        log.info(
                "Job {}: {} after {} s",
                claim.job(),
                ending.outcome().tag(),
                String.format("%.1f", watch.end().toMillis() / 1000.0));
        return Optional.ofNullable(ending.again());
    }

    private @Nullable Throwable call(ClaimedRun run, Claim claim) {
        if (claim.takeover()) {
            metrics.takeover(claim.kind());
        }
        if (claim.takeovers() > MAX_TAKEOVERS) {
            return new IllegalStateException(claim.takeovers() + " workers died while they ran this job");
        }
        JobHandler handler = handlers.get(claim.kind());
        if (handler == null) {
            return new IllegalStateException("no handler for jobs of kind " + claim.kind());
        }
        try {
            handler.run(run);
            return null;
        } catch (Throwable failure) { // errors of native code, too, must end the job and not the worker
            return failure;
        }
    }
}
