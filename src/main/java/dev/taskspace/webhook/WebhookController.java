package dev.taskspace.webhook;

import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /webhooks}: being told of the ends of jobs. */
@RestController
@RequestMapping(path = "/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Webhooks", description = "Signed messages to other systems when jobs end")
class WebhookController {
    private final WebhookRegistration registration;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Redelivery redelivery;

    WebhookController(
            WebhookRegistration registration, Webhooks webhooks, Deliveries deliveries, Redelivery redelivery) {
        this.registration = registration;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.redelivery = redelivery;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "registerWebhook",
            summary = "Have an address told when jobs end",
            description =
                    "Each end of a job is a POST of {\"type\",\"timestamp\",\"data\"}, where data is the job, with the"
                            + " headers webhook-id, webhook-timestamp and webhook-signature of Standard Webhooks"
                            + " (HMAC-SHA256). It is sent until the address answers 2xx, at least once; what repeats has"
                            + " the same webhook-id.")
    @ApiResponse(responseCode = "201", description = "Registered; the secret is shown here and never again")
    ResponseEntity<Webhook> register(@RequestBody WebhookRequest request) {
        Webhook webhook = registration.register(request);
        return ResponseEntity.created(URI.create("/webhooks/" + webhook.id()))
                .cacheControl(CacheControl.noStore())
                .body(webhook);
    }

    @GetMapping
    @Operation(operationId = "listWebhooks", summary = "List webhooks, oldest first")
    Page<Webhook> list(PageRequest page) {
        return Page.of(webhooks.page(page), page, webhook -> webhook.id().toString());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getWebhook", summary = "Read a webhook")
    Webhook get(@PathVariable String id) {
        return webhooks.require(id);
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "deleteWebhook", summary = "Remove a webhook, its messages and their log")
    @ApiResponse(responseCode = "204", description = "Removed")
    ResponseEntity<Void> delete(@PathVariable String id) {
        webhooks.remove(webhooks.require(id).id());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{id}/deliveries")
    @Operation(operationId = "listWebhookDeliveries", summary = "List the messages to a webhook, newest first")
    Page<Delivery> deliveries(
            @PathVariable String id,
            @Parameter(schema = @Schema(implementation = Delivery.Status.class), example = "failed")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            PageRequest page) {
        return Page.of(
                deliveries.page(webhooks.require(id), status(status), page),
                page,
                delivery -> delivery.id().toString());
    }

    @PostMapping("/{id}/deliveries/{delivery}/redeliver")
    @Operation(operationId = "redeliverWebhook", summary = "Send a message again that is delivered or failed")
    @ApiResponse(responseCode = "202", description = "In the queue again")
    ResponseEntity<Delivery> redeliver(@PathVariable String id, @PathVariable String delivery) {
        return ResponseEntity.accepted().body(redelivery.of(webhooks.require(id), delivery));
    }

    private static Delivery.@Nullable Status status(@Nullable String name) {
        return name == null
                ? null
                : Arrays.stream(Delivery.Status.values())
                        .filter(status -> status.wireName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new InvalidWebhookException(
                                "status", "status must be one of pending, delivered, failed"));
    }
}
