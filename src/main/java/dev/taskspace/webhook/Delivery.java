package dev.taskspace.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to a webhook and what became of it.
 *
 * @param id the same in the header webhook-id of every try, so that receivers know what they have had
 * @param nextAttemptAt when it is tried again, null when it is over
 */
@Schema(name = "WebhookDelivery")
record Delivery(
        UUID id,
        WebhookEvent event,
        UUID job,
        Status status,
        List<Attempt> attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt) {

    /** Where a message stands. */
    @Schema(name = "WebhookDeliveryStatus")
    enum Status {
        PENDING,
        DELIVERED,
        FAILED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One try.
     *
     * @param status what the receiver answered, null when it did not
     * @param error what was wrong, null when the message was delivered
     */
    @Schema(name = "WebhookAttempt")
    record Attempt(
            int number,
            Instant at,
            @Nullable Integer status,
            @Nullable String error,
            long millis) {}
}
