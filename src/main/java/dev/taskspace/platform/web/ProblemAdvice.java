package dev.taskspace.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers every exception that reaches Spring MVC with a {@link Problem}. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    /** What the migrations raise for a shared row that somebody else would change, and for another project's name. */
    private static final String NOT_OURS = "42501";

    private static final String NAME_RULE = "name_is_no_other";

    private final DataSize maxUpload;

    ProblemAdvice(@Value("${taskspace.max-upload}") DataSize maxUpload) {
        this.maxUpload = maxUpload;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleProblem(ProblemException failure, WebRequest request) {
        return answer(failure.type(), ProblemDescription.of(failure), new HttpHeaders(), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleMultipart(MultipartException failure, WebRequest request) {
        if (FullDisk.caused(failure)) {
            return handleFullDisk(failure, request);
        }
        return answer(
                ProblemType.MALFORMED, ProblemDescription.of(failure, servlet(request)), new HttpHeaders(), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleUndecodable(InvalidParameterException failure, WebRequest request) {
        return answer(
                ProblemType.MALFORMED,
                new ProblemDescription("The query cannot be decoded; write it percent-encoded, in UTF-8."),
                new HttpHeaders(),
                request);
    }

    /** Names of parts and parameters, and values of headers, are held against this when they are read. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleUnassigned(RequestRejectedException failure, WebRequest request) {
        return answer(
                ProblemType.MALFORMED,
                new ProblemDescription("The name of a part or of a parameter, or a header, holds control characters or"
                        + " characters that Unicode does not know; leave them out."),
                new HttpHeaders(),
                request);
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    @Nullable
    ResponseEntity<Object> handleUnusableDatabase(Exception failure, WebRequest request) {
        if (FullDisk.caused(failure)) {
            return handleFullDisk(failure, request);
        }
        LOG.error("The database cannot be used", failure);
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answer(
                ProblemType.UNAVAILABLE,
                new ProblemDescription("The database cannot do this right now; try again."),
                headers,
                request);
    }

    /** What a statement was refused for by the rules that keep projects apart. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleRefusedStatement(DataAccessException failure, WebRequest request) {
        PSQLException refusal = Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .filter(PSQLException.class::isInstance)
                .map(PSQLException.class::cast)
                .findFirst()
                .orElse(null);
        if (refusal == null) {
            return handleUnforeseen(failure, request);
        }
        if (NOT_OURS.equals(refusal.getSQLState())) {
            return answer(
                    ProblemType.FORBIDDEN,
                    new ProblemDescription("It belongs to all projects; a key of project 'default' changes it."),
                    new HttpHeaders(),
                    request);
        }
        ServerErrorMessage told = refusal.getServerErrorMessage();
        return told != null && NAME_RULE.equals(told.getConstraint())
                ? answer(
                        ProblemType.CONFLICT,
                        new ProblemDescription("Its name is taken in another project; choose another."),
                        new HttpHeaders(),
                        request)
                : handleUnforeseen(failure, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleUnforeseen(Exception failure, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        if (FullDisk.caused(failure)) {
            return handleFullDisk(failure, request);
        }
        if (servlet(request).getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException) {
            // So Tomcat marks a body that it could not read; whatever failed then is a consequence.
            return answer(
                    ProblemType.MALFORMED,
                    new ProblemDescription(
                            "The body broke off, came too slowly, or is not encoded as its headers say."),
                    new HttpHeaders(),
                    request);
        }
        LOG.error("Request failed", failure);
        return answer(
                ProblemType.INTERNAL,
                new ProblemDescription("The request failed on the server; its log tells why under this requestId."),
                new HttpHeaders(),
                request);
    }

    private static @Nullable ResponseEntity<Object> handleFullDisk(Exception failure, WebRequest request) {
        LOG.error("No room is left on the disk", failure);
        return answer(
                ProblemType.DISK_FULL,
                new ProblemDescription(
                        "Nothing of the request was kept. It can be sent again when the operator has made room."),
                new HttpHeaders(),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleProblem(BodyTooLargeException.largerThan(maxUpload), request);
    }

    /** All exceptions of Spring MVC itself come through here, with the status and headers that suit them. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            return handleUnforeseen(failure, request);
        }
        return Stream.iterate(failure.getCause(), cause -> cause != null, Throwable::getCause)
                .filter(ProblemException.class::isInstance)
                .findFirst()
                .map(cause -> handleProblem((ProblemException) cause, request))
                .orElseGet(() -> answer(
                        ProblemType.nearest(status),
                        status,
                        ProblemDescription.of(failure, servlet(request)),
                        headers,
                        request));
    }

    private static @Nullable ResponseEntity<Object> answer(
            ProblemType type, ProblemDescription description, HttpHeaders headers, WebRequest request) {
        return answer(type, type.status(), description, headers, request);
    }

    private static @Nullable ResponseEntity<Object> answer(
            ProblemType type,
            HttpStatusCode status,
            ProblemDescription description,
            HttpHeaders headers,
            WebRequest request) {
        HttpServletRequest servlet = servlet(request);
        Problem problem = Problem.of(type, status, description, servlet.getRequestURI(), RequestIdFilter.idOf(servlet));
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(Problem.MEDIA_TYPE)
                .body(problem);
    }

    private static HttpServletRequest servlet(WebRequest request) {
        return ((ServletWebRequest) request).getRequest();
    }
}
