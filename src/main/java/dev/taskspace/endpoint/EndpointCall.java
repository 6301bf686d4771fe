package dev.taskspace.endpoint;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One POST of JSON.
 *
 * @param url checked by {@link EndpointAddresses#require} when it was registered
 * @param apiKeyRef name of the configured key that goes along as a bearer token, null for none
 */
public record EndpointCall(URI url, @Nullable String apiKeyRef, String body) {}
