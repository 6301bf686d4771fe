package dev.taskspace.endpoint;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One request: a POST of JSON, or a GET.
 *
 * @param url checked by {@link EndpointAddresses#require} when it was registered
 * @param apiKeyRef name of the configured key that goes along as a bearer token, null for none
 * @param body what is posted, empty for a GET
 */
public record EndpointCall(URI url, @Nullable String apiKeyRef, String body) {

    /** A GET without a key. */
    public static EndpointCall get(URI url) {
        return new EndpointCall(url, null, "");
    }
}
