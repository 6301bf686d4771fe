package dev.taskspace.webhook;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** A message that is still being tried needs nobody to send it again. */
final class DeliveryPendingException extends ProblemException {
    private static final long serialVersionUID = 1L;

    DeliveryPendingException(Delivery delivery) {
        super(
                ProblemType.CONFLICT,
                "Delivery " + delivery.id()
                        + " is still being tried; only one that is delivered or failed is sent again");
    }
}
