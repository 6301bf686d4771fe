package dev.taskspace.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param again after which delay the job runs again, null when this worker has nothing more to do for it
 */
record RunEnding(RunOutcome outcome, @Nullable Duration again) {

    /** The end of an attempt that asked for another one, unless it turned out to be cancelled or superseded. */
    static RunEnding of(RunOutcome outcome, Duration again) {
        boolean queued = outcome == RunOutcome.RETRIED || outcome == RunOutcome.GIVEN_BACK;
        return new RunEnding(outcome, queued ? again : null);
    }

    static RunEnding last(RunOutcome outcome) {
        return new RunEnding(outcome, null);
    }
}
