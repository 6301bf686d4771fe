package dev.taskspace.webhook;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A webhook cannot be registered so. */
final class InvalidWebhookException extends ProblemException {
    private static final long serialVersionUID = 1L;

    InvalidWebhookException(String pointer, String detail) {
        super(ProblemType.IMPOSSIBLE, detail, List.of(ProblemItem.at(pointer, detail)));
    }
}
