package dev.taskspace.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whose secret it is, without asking Postgres at every request. This process sees its own revocations at once, those of
 * others within {@link #REMEMBERED}. Wrong secrets are remembered too, so that guessing does not reach the database faster.
 */
@Component
class KeyRing {
    static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int MOST = 10_000;

    private final ApiKeys keys;
    private final Clock clock;
    private final Cache<String, Optional<ApiKey>> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MOST)
            .build();

    KeyRing(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Optional<ApiKey> owner(Secret secret) {
        return known.get(secret.hash(), hash -> keys.withSecret(secret)).filter(key -> key.good(clock.instant()));
    }

    void forget() {
        known.invalidateAll();
    }
}
