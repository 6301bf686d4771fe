package dev.taskspace.job;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A run under a claim: throttles progress, and remembers how it ended whatever the handler makes of the exception. */
final class ClaimedRun implements JobRun {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration WRITE_INTERVAL = Duration.ofSeconds(1);

    private final Claim claim;
    private final JobClaims claims;
    private final Patience patience;
    private final BooleanSupplier stopping;
    private final PhaseWatch watch;
    private final CostMeter cost = new CostMeter();
    private long writtenAt;
    private long reservedCalls;
    private @Nullable StopReason stopped;
    private boolean succeeded;

    ClaimedRun(Claim claim, JobClaims claims, Patience patience, BooleanSupplier stopping, PhaseWatch watch) {
        this.claim = claim;
        this.claims = claims;
        this.patience = patience;
        this.stopping = stopping;
        this.watch = watch;
    }

    @Override
    public UUID jobId() {
        return claim.job();
    }

    @Override
    public int attempt() {
        return claim.attempt();
    }

    @Override
    public JsonNode request() {
        return claim.request();
    }

    @Override
    public void progress(JobPhase phase, long done, long total, String unit) {
        if (stopping.getAsBoolean()) {
            throw stop(StopReason.WORKER_STOPPING);
        }
        boolean newPhase = watch.isNew(phase);
        if (newPhase || System.nanoTime() - writtenAt >= WRITE_INTERVAL.toNanos()) {
            Job.Progress progress = new Job.Progress(phase, done, total, unit);
            watch.at(progress);
            write(progress, newPhase);
        }
    }

    private void write(Job.Progress progress, boolean newPhase) {
        Cost unsettled = cost.unsettled();
        try {
            check(claims.progress(claim, progress, newPhase, unsettled));
            cost.settle(unsettled);
        } catch (JobStoppedException stop) {
            throw stop;
        } catch (RuntimeException failure) {
            if (Ailment.of(failure) != Ailment.PASSING) {
                throw failure;
            }
            log.warn("Job {}: progress could not be written, the work goes on: {}", claim.job(), failure.getMessage());
        }
        writtenAt = System.nanoTime();
    }

    @Override
    public long reserve(long wantedLabelerCalls, long most) {
        long calls = Math.min(wantedLabelerCalls, Math.max(0, most - claim.labelerCalls() - reservedCalls));
        if (calls > 0) {
            check(patience.with(() -> claims.reserve(claim, calls)));
            reservedCalls += calls;
        }
        return calls;
    }

    @Override
    public void settle(long unusedLabelerCalls, long tokens) {
        cost.spent(-unusedLabelerCalls, tokens);
        reservedCalls -= unusedLabelerCalls;
    }

    @Override
    public void succeed(Supplier<JsonNode> store) {
        Cost unsettled = cost.unsettled();
        check(patience.with(() -> claims.succeed(claim, store, unsettled)));
        cost.settle(unsettled);
        succeeded = true;
    }

    private void check(Claim.Standing standing) {
        switch (standing) {
            case HELD -> {}
            case CANCELLING -> throw stop(StopReason.CANCELLED);
            case LOST -> throw stop(StopReason.SUPERSEDED);
        }
    }

    private JobStoppedException stop(StopReason reason) {
        stopped = reason;
        return new JobStoppedException(reason);
    }

    /** Why the run was told to stop, null when it was not. */
    @Nullable
    StopReason stopped() {
        return stopped;
    }

    boolean succeeded() {
        return succeeded;
    }

    /** What no write has stored yet. */
    Cost unsettled() {
        return cost.unsettled();
    }
}
