package dev.taskspace.webhook;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** No webhook, or no message of it, has this id. */
final class WebhookNotFoundException extends ProblemException {
    private static final long serialVersionUID = 1L;

    WebhookNotFoundException(String id) {
        super(ProblemType.NOT_FOUND, "There is no webhook '" + id + "'; GET /webhooks lists them");
    }

    WebhookNotFoundException(Webhook webhook, String delivery) {
        super(
                ProblemType.NOT_FOUND,
                "This webhook has no delivery '" + delivery + "'; GET /webhooks/" + webhook.id()
                        + "/deliveries lists them");
    }
}
