package dev.taskspace.platform.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer kept for replay: its status, those headers that belong to its content, and the bytes that were sent. */
final class StoredAnswer {
    static final String REPLAYED = "Idempotency-Replayed";

    private static final String NO_STORE = "no-store";

    private static final List<String> KEPT = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.LOCATION,
            HttpHeaders.ETAG,
            HttpHeaders.LINK,
            HttpHeaders.RETRY_AFTER);

    /** Answers of a moment: a timeout, a failed labeler, too many requests. The same request may fare better later. */
    private static final Set<Integer> TRANSIENT = Set.of(408, 424, 425, 429);

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    StoredAnswer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static StoredAnswer of(ContentCachingResponseWrapper response) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String name : KEPT) {
            if (response.containsHeader(name)) {
                headers.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        if (Objects.requireNonNullElse(response.getHeader(HttpHeaders.CACHE_CONTROL), "")
                .contains(NO_STORE)) {
            headers.put(HttpHeaders.CACHE_CONTROL, List.of(NO_STORE));
            return new StoredAnswer(response.getStatus(), headers, new byte[0]);
        }
        return new StoredAnswer(response.getStatus(), headers, response.getContentAsByteArray());
    }

    /** Whether it held a secret, which is told once and not kept. */
    boolean isSecret() {
        return headers.containsKey(HttpHeaders.CACHE_CONTROL);
    }

    int status() {
        return status;
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    /** Whether a repetition should get this answer rather than another try. */
    boolean isFinal() {
        return status < 500 && !TRANSIENT.contains(status);
    }

    void replay(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader(REPLAYED, "true");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
