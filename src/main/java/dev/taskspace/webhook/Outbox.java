package dev.taskspace.webhook;

import dev.taskspace.job.Job;
import dev.taskspace.job.JobEnded;
import dev.taskspace.job.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the messages of a job's end in the transaction that ends it: both are kept or neither, whatever dies in
 * between.
 */
@Component
class Outbox {
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final DeliveryQueue queue;
    private final Jobs jobs;
    private final ApplicationEventPublisher publisher;
    private final JsonMapper json;
    private final Clock clock;

    Outbox(
            Webhooks webhooks,
            Deliveries deliveries,
            DeliveryQueue queue,
            Jobs jobs,
            ApplicationEventPublisher publisher,
            JsonMapper json,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.queue = queue;
        this.jobs = jobs;
        this.publisher = publisher;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is sent (the envelope of Standard Webhooks).
     *
     * @param data the job, as GET /jobs/{id} shows it at this moment
     */
    record Envelope(WebhookEvent type, Instant timestamp, Job data) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(JobEnded ended) {
        WebhookEvent event = WebhookEvent.of(ended.status());
        List<UUID> wanting = webhooks.wanting(event);
        if (wanting.isEmpty()) {
            return;
        }
        Job job = jobs.find(ended.job()).orElseThrow();
        String body = json.writeValueAsString(new Envelope(event, clock.instant(), job));
        wanting.forEach(webhook -> queue.put(deliveries.add(webhook, job.id(), event, body)));
        publisher.publishEvent(new DeliveryQueued());
    }
}
