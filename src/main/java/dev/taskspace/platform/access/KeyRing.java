package dev.taskspace.platform.access;

import dev.taskspace.platform.project.Project;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

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
    private final ConcurrentLruCache<String, Seen> known = new ConcurrentLruCache<>(MOST, this::ask);

    private record Seen(Optional<ApiKey> owner, Instant until) {}

    KeyRing(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Optional<ApiKey> owner(Secret secret) {
        Instant now = clock.instant();
        Seen seen = known.get(secret.hash());
        if (now.isAfter(seen.until())) {
            known.remove(secret.hash());
            seen = known.get(secret.hash());
        }
        return seen.owner().filter(key -> key.good(now));
    }

    private Seen ask(String hash) {
        try (Project.Stay ignored = Project.everywhere()) {
            return new Seen(keys.withHash(hash), clock.instant().plus(REMEMBERED));
        }
    }

    void forget() {
        known.clear();
    }
}
