package dev.taskspace.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered address.
 *
 * @param secretRef name of the configured secret that signs, null when the secret was made here
 * @param secret only in the answer that registers a webhook whose secret was made here
 */
record Webhook(
        UUID id,
        String url,
        List<WebhookEvent> events,
        @Nullable String description,
        @Nullable String secretRef,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Shown once, in the answer that registers the webhook")
        @Nullable
        String secret,

        Instant createdAt) {

    /** Without the secret, which nothing that is printed holds. */
    @Override
    public String toString() {
        return "webhook " + id + " to " + url;
    }
}
