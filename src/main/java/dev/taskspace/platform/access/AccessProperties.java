package dev.taskspace.platform.access;

import dev.taskspace.platform.project.Project;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call this process.
 *
 * @param required whether callers need a key; by default where the service listens on more than loopback
 * @param adminKey secret of a key for everything, at least 32 characters
 * @param keys further keys by name, each with NAME_SECRET and, if wanted, NAME_SCOPE (read, submit, admin), NAME_PROJECT
 *     and NAME_EXPIRES; one that is no longer listed at a start is revoked
 */
@ConfigurationProperties("taskspace.access")
record AccessProperties(
        @Nullable Boolean required,
        @Nullable String adminKey,
        @DefaultValue Map<String, Configured> keys) {

    AccessProperties {
        if (adminKey != null && adminKey.isBlank()) {
            adminKey = null; // as an unset variable of a Compose file arrives
        }
        check("taskspace.access.admin-key", adminKey);
        keys.forEach((name, key) -> {
            check("taskspace.access.keys." + name + ".secret", key.secret());
            if (!key.project().matches(KeyRequest.NAME)) {
                throw new IllegalArgumentException("taskspace.access.keys." + name + ".project is '" + key.project()
                        + "'; the name of a project matches " + KeyRequest.NAME);
            }
        });
    }

    /**
     * @param secret at least 32 characters
     * @param expires null for never
     */
    record Configured(
            String secret,
            @DefaultValue("read") Scope scope,
            @DefaultValue(Project.DEFAULT) String project,
            @Nullable Instant expires) {}

    /** An address of null is every address of the machine. */
    boolean requiredAt(@Nullable String address) {
        if (required != null) {
            return required;
        }
        try {
            return address == null || !InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static void check(String property, @Nullable String secret) {
        if (secret != null && secret.length() < Secret.LEAST_LENGTH) {
            throw new IllegalArgumentException(property + " has " + secret.length() + " characters; at least "
                    + Secret.LEAST_LENGTH + " are needed, such as those of: openssl rand -base64 32");
        }
    }
}
