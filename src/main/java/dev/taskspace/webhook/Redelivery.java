package dev.taskspace.webhook;

import dev.taskspace.platform.data.Ids;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends a message again that is over: delivered and lost by its receiver, or given up. */
@Component
class Redelivery {
    private final Deliveries deliveries;
    private final DeliveryQueue queue;
    private final ApplicationEventPublisher publisher;

    Redelivery(Deliveries deliveries, DeliveryQueue queue, ApplicationEventPublisher publisher) {
        this.deliveries = deliveries;
        this.queue = queue;
        this.publisher = publisher;
    }

    @Transactional
    public Delivery of(Webhook webhook, String id) {
        Delivery delivery = require(webhook, id);
        if (!deliveries.reopen(delivery.id())) {
            throw new DeliveryPendingException(delivery);
        }
        queue.put(delivery.id());
        publisher.publishEvent(new DeliveryQueued());
        return require(webhook, id);
    }

    private Delivery require(Webhook webhook, String id) {
        return Ids.parse(id)
                .flatMap(uuid -> deliveries.find(webhook, uuid))
                .orElseThrow(() -> new WebhookNotFoundException(webhook, id));
    }
}
