package dev.taskspace.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.taskspace.job.JobStatus;
import java.util.Arrays;
import java.util.Optional;

/** What a webhook can be told. */
enum WebhookEvent {
    SUCCEEDED("job.succeeded"),
    FAILED("job.failed"),
    CANCELLED("job.cancelled");

    private final String wireName;

    WebhookEvent(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    String wireName() {
        return wireName;
    }

    static Optional<WebhookEvent> named(String wireName) {
        return Arrays.stream(values())
                .filter(event -> event.wireName.equals(wireName))
                .findFirst();
    }

    /** @throws IllegalArgumentException for a status that ends no job */
    static WebhookEvent of(JobStatus end) {
        return valueOf(end.name());
    }
}
