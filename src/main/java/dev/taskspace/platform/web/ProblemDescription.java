package dev.taskspace.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.MimeType;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * What is wrong with a request, in words for its sender: what was met and what would be right, never the name of a class.
 *
 * @param detail a sentence or two
 * @param items the single wrong places
 */
record ProblemDescription(String detail, List<ProblemItem> items) {
    private static final ProblemDescription UNREADABLE = new ProblemDescription("The request cannot be read.");

    ProblemDescription(String detail) {
        this(detail, List.of());
    }

    /** Of a failure that Spring MVC noticed before or after the controller. */
    static ProblemDescription of(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case HttpMessageNotReadableException unreadable -> UnreadableBody.describe(unreadable);
            case MethodArgumentNotValidException invalid -> InvalidValues.describe(invalid);
            case HandlerMethodValidationException invalid -> InvalidValues.describe(invalid);
            case HttpRequestMethodNotSupportedException unsupported ->
                new ProblemDescription(unsupported.getMethod() + " is not taken here; use "
                        + methods(unsupported.getSupportedHttpMethods()) + ".");
            case HttpMediaTypeException media -> ofMediaType(media, request);
            case MissingServletRequestParameterException missing ->
                at(missing.getParameterName(), "The parameter '" + missing.getParameterName() + "' is missing.");
            case MissingServletRequestPartException missing ->
                at(
                        missing.getRequestPartName(),
                        "The multipart part '" + missing.getRequestPartName() + "' is missing.");
            case MissingRequestValueException missing -> new ProblemDescription("A required value is missing.");
            case MethodArgumentTypeMismatchException mismatch -> ofMismatch(mismatch.getName(), mismatch);
            case TypeMismatchException mismatch -> ofMismatch(mismatch.getPropertyName(), mismatch);
            case NoResourceFoundException unknown ->
                new ProblemDescription(
                        "There is nothing at " + request.getRequestURI() + "; /swagger-ui.html lists what there is.");
            case MultipartException broken ->
                new ProblemDescription("The multipart body cannot be read: it ends too early, or its boundary does not "
                        + "match the one of the Content-Type header.");
            default -> UNREADABLE;
        };
    }

    static ProblemDescription of(ProblemException failure) {
        return new ProblemDescription(Objects.requireNonNullElse(failure.getMessage(), ""), failure.items());
    }

    private static ProblemDescription at(String pointer, String detail) {
        return new ProblemDescription(detail, List.of(ProblemItem.at(pointer, detail)));
    }

    private static ProblemDescription ofMediaType(HttpMediaTypeException failure, HttpServletRequest request) {
        String header = failure instanceof org.springframework.web.HttpMediaTypeNotAcceptableException
                ? "Accept"
                : "Content-Type";
        String sent = request.getHeader(header);
        String supported = failure.getSupportedMediaTypes().stream()
                .map(MimeType::toString)
                .collect(Collectors.joining(", "));
        return new ProblemDescription((sent == null ? "The " + header + " header is missing" : header + ": " + sent)
                + (sent == null ? "" : " cannot be served here")
                + (supported.isEmpty() ? "." : "; use " + supported + "."));
    }

    private static ProblemDescription ofMismatch(@Nullable String name, TypeMismatchException mismatch) {
        String parameter = Objects.requireNonNullElse(name, "parameter");
        return at(
                parameter,
                "'" + mismatch.getValue() + "' is not a value of '" + parameter + "'; "
                        + ExpectedValue.of(mismatch.getRequiredType()) + ".");
    }

    private static String methods(@Nullable Set<HttpMethod> supported) {
        return supported == null
                ? "another method"
                : supported.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
    }
}
