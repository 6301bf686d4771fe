package dev.taskspace.platform.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * Stops looking at keys from addresses that keep sending wrong ones. Keys that were right within the last hour still are
 * looked at: many callers may share the address of a proxy.
 */
@Component
@EnableConfigurationProperties(RateLimitProperties.class)
class WrongKeys {
    private static final Duration TRUSTED = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final RateLimits wrong;
    private final Clock clock;
    private final ConcurrentLruCache<String, Instant> right;

    WrongKeys(RateLimitProperties properties, Clock clock) {
        this.clock = clock;
        wrong = new RateLimits(properties.wrongKeys(), properties.window());
        right = new ConcurrentLruCache<>(MOST, hash -> clock.instant().plus(TRUSTED));
    }

    void check(String address, Secret secret) {
        if (!wasRight(secret)) {
            Duration wait = wrong.wait(RateLimits.network(address));
            if (wait.isPositive()) {
                throw TooManyRequestsException.ofWrongKeys(wait);
            }
        }
    }

    void right(Secret secret) {
        if (!wasRight(secret)) {
            right.remove(secret.hash());
            right.get(secret.hash());
        }
    }

    private boolean wasRight(Secret secret) {
        return right.contains(secret.hash()) && clock.instant().isBefore(right.get(secret.hash()));
    }

    void wrong(String address, Secret secret) {
        right.remove(secret.hash());
        wrong.take(RateLimits.network(address));
    }
}
