package dev.taskspace.job;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Carries a trace over the queue: what a request was part of is kept with its job, and every attempt at the job, in
 * whatever process, becomes a span of the same trace, with one below it for each phase.
 */
@Component
class JobTracing {
    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    JobTracing(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer.getIfAvailable(() -> Tracer.NOOP);
        this.propagator = propagator.getIfAvailable(() -> Propagator.NOOP);
    }

    /** What the calling thread is part of, null when nothing is traced. */
    @Nullable
    String current() {
        Span span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(span.context(), carrier, (headers, name, value) -> {
            if (headers != null) {
                headers.put(name, value);
            }
        });
        return carrier.get(TRACEPARENT);
    }

    /** Runs an attempt as a span of the trace that its job belongs to. */
    <T> T attempt(Claim claim, Supplier<T> run) {
        String trace = claim.traceparent();
        Span.Builder builder = trace == null
                ? tracer.spanBuilder()
                : propagator.extract(Map.of(TRACEPARENT, trace), (headers, name) -> headers.get(name));
        Span span = builder.name("job " + claim.kind().wireName())
                .kind(Span.Kind.CONSUMER)
                .tag("taskspace.job.id", claim.job().toString())
                .tag("taskspace.job.attempt", Integer.toString(claim.attempt()))
                .start();
        Tracer.SpanInScope scope = tracer.withSpan(span);
        try {
            return run.get();
        } catch (RuntimeException | Error e) {
            span.error(e);
            throw e;
        } finally {
            scope.close();
            span.end();
        }
    }

    /** Begins a part of the current attempt; the caller ends it. */
    Span phase(JobPhase phase) {
        return tracer.nextSpan().name(phase.wireName()).start();
    }

    /** Says on the current span how the attempt ended. */
    void ended(RunOutcome outcome) {
        Span span = tracer.currentSpan();
        if (span != null) {
            span.tag("taskspace.job.outcome", outcome.tag());
        }
    }
}
