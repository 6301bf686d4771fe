package dev.taskspace.job;

import io.micrometer.tracing.Span;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows one run through its phases: times and traces each, and writes a line to the log now and then. */
final class PhaseWatch {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);

    private final Claim claim;
    private final JobMetrics metrics;
    private final JobTracing tracing;
    private final long startedAt = System.nanoTime();
    private @Nullable JobPhase phase;
    private Span span = Span.NOOP;
    private long phaseStartedAt = startedAt;
    private long loggedAt = startedAt;

    PhaseWatch(Claim claim, JobMetrics metrics, JobTracing tracing) {
        this.claim = claim;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    boolean isNew(JobPhase next) {
        return next != phase;
    }

    void at(Job.Progress progress) {
        if (isNew(progress.phase())) {
            endPhase();
            phase = progress.phase();
            span = tracing.phase(phase);
            phaseStartedAt = System.nanoTime();
        }
        if (System.nanoTime() - loggedAt >= LOG_INTERVAL.toNanos()) {
            loggedAt = System.nanoTime();
            log.info(
                    "Job {}: {} {}/{} {}",
                    claim.job(),
                    progress.phase().wireName(),
                    progress.done(),
                    progress.total(),
                    progress.unit());
        }
    }

    /** Ends the last phase; answers how long the whole run took. */
    Duration end() {
        endPhase();
        phase = null;
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private void endPhase() {
        if (phase != null) {
            span.end();
            metrics.phase(claim.kind(), phase, Duration.ofNanos(System.nanoTime() - phaseStartedAt));
        }
    }
}
