package dev.taskspace.platform.web;

import java.net.URI;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Every kind of failure a caller can meet: its stable code, its HTTP status and its title, written once. */
public enum ProblemType {
    MALFORMED(HttpStatus.BAD_REQUEST, "malformed", "The request cannot be read"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "unauthenticated", "The caller is not known"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "forbidden", "The caller may not do this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "not-found", "There is no such resource"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "This path does not take that method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "The asked media type cannot be produced"),
    CONFLICT(HttpStatus.CONFLICT, "conflict", "The request conflicts with what is stored"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is larger than this installation accepts"),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "This media type is not understood here"),
    IMPOSSIBLE(HttpStatus.UNPROCESSABLE_CONTENT, "impossible", "The request is well-formed but cannot be carried out"),
    LABELER_FAILED(HttpStatus.FAILED_DEPENDENCY, "labeler-failed", "The server of the model failed"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "The caller asks too much at once"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The service cannot do this right now"),
    OUT_OF_MEMORY(HttpStatus.INSUFFICIENT_STORAGE, "out-of-memory", "The device has too little memory for this job"),
    DISK_FULL(HttpStatus.INSUFFICIENT_STORAGE, "disk-full", "The service has no room left on its disk"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something went wrong on the server");

    private final HttpStatus status;
    private final String code;
    private final String title;

    ProblemType(HttpStatus status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /** The kind of a failure of which only the status is known. */
    static ProblemType nearest(HttpStatusCode status) {
        return Arrays.stream(values())
                .filter(type -> type.status.value() == status.value())
                .findFirst()
                .orElse(status.is4xxClientError() ? MALFORMED : INTERNAL);
    }

    /** The stable {@code type} of RFC 9457. */
    public URI uri() {
        return URI.create("urn:taskspace:problem:" + code);
    }
}
