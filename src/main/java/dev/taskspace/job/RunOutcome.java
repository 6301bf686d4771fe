package dev.taskspace.job;

import java.util.Locale;

/** How one attempt ended. */
enum RunOutcome {
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** Failed for a passing reason; another attempt follows. */
    RETRIED,
    /** Given back because the worker stops. */
    GIVEN_BACK,
    /** Another attempt owned the job. */
    SUPERSEDED;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
