package dev.taskspace.job;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What operators watch: where time goes, how jobs end, how often a worker died. */
@Component
class JobMetrics {
    private final MeterRegistry meters;

    JobMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void phase(JobKind kind, JobPhase phase, Duration spent) {
        meters.timer("taskspace.job.phase", "kind", kind.wireName(), "phase", phase.wireName())
                .record(spent);
    }

    void outcome(JobKind kind, RunOutcome outcome) {
        meters.counter("taskspace.job.outcomes", "kind", kind.wireName(), "outcome", outcome.tag())
                .increment();
    }

    void takeover(JobKind kind) {
        meters.counter("taskspace.job.takeovers", "kind", kind.wireName()).increment();
    }
}
