package dev.taskspace.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * The body of every answer that is an error (RFC 9457).
 *
 * @param type stable identifier of the kind of problem
 * @param code last part of the type
 * @param title what this kind of problem is, the same in every occurrence
 * @param status the HTTP status, also of the answer itself
 * @param detail what is wrong this time, and what would be right
 * @param instance path of the request
 * @param requestId the {@code X-Request-Id} of this answer, which the log also carries
 * @param errors the single wrong places, empty when there is nothing to point at
 */
public record Problem(
        URI type,
        String code,
        String title,
        int status,
        String detail,
        String instance,
        String requestId,
        List<ProblemItem> errors) {
    static final MediaType MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON;

    static Problem of(ProblemType type, ProblemDescription description, HttpServletRequest request) {
        return of(type, type.status(), description, request.getRequestURI(), RequestIdFilter.idOf(request));
    }

    /** For a status that has no type of its own: the type is that of the nearest kind. */
    static Problem of(
            ProblemType type,
            HttpStatusCode status,
            ProblemDescription description,
            String instance,
            String requestId) {
        return new Problem(
                type.uri(),
                type.code(),
                type.title(),
                status.value(),
                description.detail(),
                instance,
                requestId,
                description.items());
    }
}
