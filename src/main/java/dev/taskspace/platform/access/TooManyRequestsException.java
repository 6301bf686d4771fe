package dev.taskspace.platform.access;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;
import java.time.Duration;

/** A caller who has to slow down. */
final class TooManyRequestsException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final long seconds;

    private TooManyRequestsException(String message, Duration wait) {
        super(ProblemType.TOO_MANY_REQUESTS, message);
        seconds = RateLimitFilter.seconds(wait);
    }

    static TooManyRequestsException ofAKey(RateLimits limits, Duration wait) {
        return new TooManyRequestsException(
                "More than " + limits.requests() + " requests within "
                        + limits.window().toSeconds() + " seconds; try again in " + RateLimitFilter.seconds(wait)
                        + " s.",
                wait);
    }

    static TooManyRequestsException ofWrongKeys(Duration wait) {
        return new TooManyRequestsException(
                "Too many wrong keys came from this address; a new one is looked at in " + RateLimitFilter.seconds(wait)
                        + " s.",
                wait);
    }

    /** For {@code Retry-After}. */
    String retryAfter() {
        return Long.toString(seconds);
    }
}
