package dev.taskspace.webhook;

import dev.taskspace.endpoint.EndpointAddresses;
import dev.taskspace.platform.data.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registers webhooks, or says what is wrong with them. */
@Component
class WebhookRegistration {
    /** Every end of a job is a message to each, so their number is bounded. */
    private static final int MOST = 100;

    private static final int LONGEST_DESCRIPTION = 1_000;

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final EndpointAddresses addresses;
    private final Clock clock;

    WebhookRegistration(Webhooks webhooks, WebhookSecrets secrets, EndpointAddresses addresses, Clock clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** The webhook, with its secret if one was made. */
    Webhook register(WebhookRequest request) {
        if (request.url() == null) {
            throw new InvalidWebhookException("/url", "A webhook needs the url that messages are posted to.");
        }
        String url = addresses.require(request.url(), "/url").toString();
        String ref = request.secretRef();
        requireSecret(ref);
        requireShort(request.description());
        if (webhooks.count() >= MOST) {
            throw new InvalidWebhookException(
                    "", "There are " + MOST + " webhooks already; DELETE /webhooks/{id} removes one.");
        }
        Webhook webhook = new Webhook(
                Ids.next(),
                url,
                events(request.events()),
                request.description(),
                ref,
                ref == null ? secrets.next() : null,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        webhooks.add(webhook);
        return webhook;
    }

    private static List<WebhookEvent> events(@Nullable List<@Nullable String> wanted) {
        if (wanted == null) {
            return List.of(WebhookEvent.values());
        }
        List<WebhookEvent> events = wanted.stream()
                .map(name -> WebhookEvent.named(Objects.requireNonNullElse(name, ""))
                        .orElseThrow(() -> new InvalidWebhookException(
                                "/events", "events are of job.succeeded, job.failed and job.cancelled.")))
                .distinct()
                .toList();
        if (events.isEmpty()) {
            throw new InvalidWebhookException(
                    "/events", "A webhook needs at least one event; leave events out for all of them.");
        }
        return events;
    }

    private void requireSecret(@Nullable String ref) {
        if (ref != null && !ref.matches(WebhookSecrets.NAME)) {
            throw new InvalidWebhookException(
                    "/secretRef", "The name of a secret has lower-case letters, digits and dashes.");
        }
        if (ref != null && secrets.configured(ref).isEmpty()) {
            throw new InvalidWebhookException(
                    "/secretRef",
                    "No secret '" + ref + "' is configured; set " + WebhookSecrets.variable(ref)
                            + " where the service runs, or leave secretRef out to have one made.");
        }
    }

    private static void requireShort(@Nullable String description) {
        if (description != null && (description.length() > LONGEST_DESCRIPTION || description.indexOf('\0') >= 0)) {
            throw new InvalidWebhookException(
                    "/description",
                    "A description has at most " + LONGEST_DESCRIPTION + " characters, none of them NUL.");
        }
    }
}
