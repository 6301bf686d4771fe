package dev.taskspace.job;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What operators watch: where time goes, how jobs end, how often a worker died. */
@Component
class JobMetrics {
    private final MeterRegistry meters;

    JobMetrics(MeterRegistry meters) {
        this.meters = meters;
        // Counters that stand at zero from the start, so that the first event is seen as an increase.
        for (JobKind kind : JobKind.values()) {
            takeovers(kind);
            for (RunOutcome outcome : RunOutcome.values()) {
                outcomes(kind, outcome);
            }
        }
    }

    void phase(JobKind kind, JobPhase phase, Duration spent) {
        meters.timer("taskspace.job.phase", "kind", kind.wireName(), "phase", phase.wireName())
                .record(spent);
    }

    void outcome(JobKind kind, RunOutcome outcome) {
        outcomes(kind, outcome).increment();
    }

    void takeover(JobKind kind) {
        takeovers(kind).increment();
    }

    private Counter outcomes(JobKind kind, RunOutcome outcome) {
        return meters.counter("taskspace.job.outcomes", "kind", kind.wireName(), "outcome", outcome.tag());
    }

    private Counter takeovers(JobKind kind) {
        return meters.counter("taskspace.job.takeovers", "kind", kind.wireName());
    }
}
