package dev.taskspace.platform.access;

import java.security.Principal;

/**
 * Whoever sent a request.
 *
 * @param id id of the key, or what stands for it
 * @param project whose data the caller sees
 */
public record Caller(String id, String project) implements Principal {
    public static final String DEFAULT_PROJECT = "default";

    /** Everyone, where the service is open. */
    static final Caller ANYONE = new Caller("anyone", DEFAULT_PROJECT);

    @Override
    public String getName() {
        return id;
    }
}
