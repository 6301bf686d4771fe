package dev.taskspace.webhook;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to send a message.
 *
 * @param tries made since it was last put into the queue
 */
record Message(
        UUID id,
        URI url,
        String body,
        int tries,
        @Nullable String secretRef,
        @Nullable String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "message " + id + " to " + url;
    }
}
