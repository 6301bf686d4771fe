package dev.taskspace.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

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
    private final Cache<String, Boolean> right =
            Caffeine.newBuilder().expireAfterWrite(TRUSTED).maximumSize(MOST).build();

    WrongKeys(RateLimitProperties properties) {
        wrong = new RateLimits(properties.wrongKeys(), properties.window());
    }

    void check(String address, Secret secret) {
        if (right.getIfPresent(secret.hash()) == null) {
            Duration wait = wrong.wait(RateLimits.network(address));
            if (wait.isPositive()) {
                throw TooManyRequestsException.ofWrongKeys(wait);
            }
        }
    }

    void right(Secret secret) {
        right.put(secret.hash(), true);
    }

    void wrong(String address, Secret secret) {
        right.invalidate(secret.hash());
        wrong.take(RateLimits.network(address));
    }
}
