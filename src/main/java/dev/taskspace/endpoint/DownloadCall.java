package dev.taskspace.endpoint;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One GET of a file.
 *
 * @param apiKeyRef name of the configured key that goes along as a bearer token, to the host of {@code url} only; null for
 *     none
 * @param from how many bytes of the file are there already
 */
public record DownloadCall(URI url, @Nullable String apiKeyRef, long from) {}
