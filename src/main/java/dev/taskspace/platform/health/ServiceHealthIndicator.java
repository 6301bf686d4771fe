package dev.taskspace.platform.health;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** All readiness checks together: ready when none has met an obstacle. */
@Component
class ServiceHealthIndicator implements HealthIndicator {
    private final List<ReadinessCheck> checks;

    ServiceHealthIndicator(List<ReadinessCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (ReadinessCheck check : checks) {
            check.obstacle()
                    .ifPresentOrElse(
                            obstacle -> health.status(Status.OUT_OF_SERVICE).withDetail(check.subject(), obstacle),
                            () -> health.withDetail(check.subject(), "ready"));
        }
        return health.build();
    }
}
