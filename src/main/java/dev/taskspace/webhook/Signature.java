package dev.taskspace.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers of Standard Webhooks 1.0, by which a receiver knows who sent a message, when, and whether it has had it
 * before: HMAC-SHA256 of {@code id.timestamp.body}.
 */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    static Map<String, String> headers(UUID message, Instant at, String body, String secret) {
        String signed = message + "." + at.getEpochSecond() + "." + body;
        return Map.of(
                "webhook-id", message.toString(),
                "webhook-timestamp", Long.toString(at.getEpochSecond()),
                "webhook-signature", "v1," + Base64.getEncoder().encodeToString(hmac(signed, secret)));
    }

    private static byte[] hmac(String text, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(WebhookSecrets.key(secret), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
