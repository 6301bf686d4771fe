package dev.taskspace.platform.health;

import java.util.Optional;

/**
 * Something without which the service cannot do its main job. Every bean of this type takes part in
 * {@code /actuator/health/readiness}. It is asked every few seconds, so it answers from what it knows, or quickly.
 */
public interface ReadinessCheck {

    /** What is checked, such as {@code database}. */
    String subject();

    /** Why the service is not ready, in words for its operator, or empty when it is. */
    Optional<String> obstacle();
}
