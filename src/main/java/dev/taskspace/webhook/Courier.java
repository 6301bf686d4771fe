package dev.taskspace.webhook;

import dev.taskspace.endpoint.EndpointCall;
import dev.taskspace.endpoint.EndpointException;
import dev.taskspace.endpoint.Endpoints;
import dev.taskspace.endpoint.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends messages, each until the receiver answers 2xx. One that dies between sending and writing that down sends again:
 * receivers get every message at least once, and know repeated ones by their id.
 */
@Component
class Courier {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final int GONE = 410;

    private final Deliveries deliveries;
    private final WebhookSecrets secrets;
    private final Endpoints endpoints;
    private final WebhookProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    Courier(
            Deliveries deliveries,
            WebhookSecrets secrets,
            Endpoints endpoints,
            WebhookProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.endpoints = endpoints;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
        for (Delivery.Status status : Delivery.Status.values()) {
            attempts(status); // at zero from the start, so that the first one is seen as an increase
        }
    }

    private Counter attempts(Delivery.Status status) {
        return meters.counter("taskspace.webhook.attempts", "outcome", status.wireName());
    }

    /** One try; answers after which pause the next one is due, empty when the message is over. */
    Optional<Duration> carry(UUID delivery) {
        return deliveries.pending(delivery).flatMap(this::carry);
    }

    private Optional<Duration> carry(Message message) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        Reply reply = null;
        String error = null;
        try {
            reply = send(message, at);
            error = reply.good() ? null : "answered " + reply.status() + ": " + reply.excerpt();
        } catch (EndpointException unanswered) {
            error = unanswered.getMessage();
        }
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        Duration pause = error == null ? null : pause(message, reply);
        Delivery.Status status = error == null
                ? Delivery.Status.DELIVERED
                : pause == null ? Delivery.Status.FAILED : Delivery.Status.PENDING;
        Integer answered = reply == null ? null : (Integer) reply.status();
        deliveries.tried(message.id(), new Deliveries.Outcome(at, answered, error, millis), status, pause);
        attempts(status).increment();
        if (status == Delivery.Status.FAILED) {
            log.warn("Webhook message {} is given up: {}", message.id(), error);
        }
        return Optional.ofNullable(pause);
    }

    private Reply send(Message message, Instant at) {
        String ref = message.secretRef();
        String secret = ref == null ? message.secret() : secrets.configured(ref).orElse(null);
        if (secret == null) {
            throw new EndpointException(
                    message.url(), "is not called: the secret '" + ref + "' is not configured any more");
        }
        return endpoints.once(
                new EndpointCall(message.url(), null, message.body()),
                Signature.headers(message.id(), at, message.body(), secret),
                properties.timeout());
    }

    /** Null when there is no next try: a receiver that is gone, or has failed as often as may be. */
    private @Nullable Duration pause(Message message, @Nullable Reply reply) {
        int tries = message.tries() + 1;
        if (tries >= properties.attempts() || (reply != null && reply.status() == GONE)) {
            return null;
        }
        Duration usual = properties.pause(tries);
        Duration asked = reply == null ? usual : reply.pause(clock).orElse(usual);
        Duration longer = asked.compareTo(usual) > 0 ? asked : usual;
        return longer.compareTo(properties.longestPause()) > 0 ? properties.longestPause() : longer;
    }
}
