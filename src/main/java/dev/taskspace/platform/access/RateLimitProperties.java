package dev.taskspace.platform.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one caller may ask of one process.
 *
 * @param requests of one key, or of one address where the service is open; 0 for any number. By default
 *     6,000 where keys are needed and any number elsewhere
 * @param wrongKeys how many wrong keys of one address are looked up, where keys are needed
 * @param window how long it takes until all of it may be asked again
 */
@ConfigurationProperties("taskspace.rate-limit")
record RateLimitProperties(
        @Nullable Integer requests,
        @DefaultValue("30") int wrongKeys,
        @DefaultValue("60s") Duration window) {
    static final int WHERE_KEYS_ARE_NEEDED = 6_000;

    RateLimitProperties {
        if (requests != null && requests < 0) {
            throw new IllegalArgumentException("taskspace.rate-limit.requests is negative; 0 stands for any number");
        }
        if (wrongKeys < 1) {
            throw new IllegalArgumentException(
                    "taskspace.rate-limit.wrong-keys is " + wrongKeys + "; at least 1 is needed");
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("taskspace.rate-limit.window is " + window + "; at least 1s is needed");
        }
    }

    /** 0 for any number. */
    int requests(boolean keysRequired) {
        if (requests != null) {
            return requests;
        }
        return keysRequired ? WHERE_KEYS_ARE_NEEDED : 0;
    }
}
