package dev.taskspace.job;

import dev.taskspace.platform.web.ProblemException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Decides what the end of a run means for its job, and writes it. */
@Component
class RunConclusion {
    /** Attempts that may fail for passing reasons before the job fails. */
    static final int MAX_FAILURES = 3;

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(2);

    private final JobClaims claims;

    RunConclusion(JobClaims claims) {
        this.claims = claims;
    }

    /**
     * @param failure what the handler threw, null when it returned
     * @param stopping whether the worker is stopping, which makes handlers fail in many ways
     */
    RunEnding of(ClaimedRun run, Claim claim, @Nullable Throwable failure, boolean stopping) {
        if (run.succeeded()) {
            return RunEnding.last(RunOutcome.SUCCEEDED);
        }
        StopReason stopped = run.stopped();
        if (stopped == null) {
            return stopping && !(failure instanceof ProblemException)
                    ? giveBack(run, claim)
                    : failed(run, claim, failure);
        }
        return switch (stopped) {
            case SUPERSEDED -> RunEnding.last(RunOutcome.SUPERSEDED);
            case CANCELLED -> RunEnding.last(claims.cancelled(claim, run.unsettled()));
            case WORKER_STOPPING -> giveBack(run, claim);
        };
    }

    private RunEnding giveBack(ClaimedRun run, Claim claim) {
        return RunEnding.of(
                claims.giveBack(claim, false, StopReason.WORKER_STOPPING.text(), run.unsettled()), Duration.ZERO);
    }

    private RunEnding failed(ClaimedRun run, Claim claim, @Nullable Throwable failure) {
        Throwable cause = Objects.requireNonNullElseGet(
                failure, () -> new IllegalStateException("the handler returned without a result"));
        if (Ailment.of(cause) == Ailment.PASSING && claim.failures() + 1 < MAX_FAILURES) {
            log.warn("Job {}: attempt {} failed for a passing reason", claim.job(), claim.attempt(), cause);
            return RunEnding.of(
                    claims.giveBack(claim, true, "the database was away", run.unsettled()),
                    FIRST_BACK_OFF.multipliedBy(1L << claim.failures()));
        }
        if (cause instanceof ProblemException) {
            log.warn("Job {}: {}", claim.job(), cause.getMessage());
        } else {
            log.error("Job {}: attempt {} failed", claim.job(), claim.attempt(), cause);
        }
        return RunEnding.last(claims.fail(claim, JobProblem.of(claim.job(), cause), run.unsettled()));
    }
}
