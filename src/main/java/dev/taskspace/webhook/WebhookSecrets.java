package dev.taskspace.webhook;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The secrets that sign messages: made here, or configured by name as {@code taskspace.webhook-secrets.NAME}, in the
 * environment {@code TASKSPACE_WEBHOOK_SECRETS_NAME}. They have the form of Standard Webhooks: {@code whsec_} and
 * base64; a configured one without the prefix is taken as it is.
 */
@Component
class WebhookSecrets {
    static final String NAME = "[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?";

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private final Environment environment;
    private final SecureRandom random = new SecureRandom();

    WebhookSecrets(Environment environment) {
        this.environment = environment;
    }

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The secret that the operator configured under this name. */
    Optional<String> configured(String name) {
        return Optional.ofNullable(environment.getProperty("taskspace.webhook-secrets." + name))
                .or(() -> Optional.ofNullable(environment.getProperty(variable(name))))
                .filter(secret -> !secret.isBlank());
    }

    static String variable(String name) {
        return "TASKSPACE_WEBHOOK_SECRETS_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The key for HMAC. */
    static byte[] key(String secret) {
        if (secret.startsWith(PREFIX)) {
            try {
                return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            } catch (IllegalArgumentException plainTextAfterAll) {
                return secret.getBytes(StandardCharsets.UTF_8);
            }
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
