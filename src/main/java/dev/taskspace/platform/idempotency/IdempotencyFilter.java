package dev.taskspace.platform.idempotency;

import dev.taskspace.platform.access.Caller;
import dev.taskspace.platform.data.Home;
import dev.taskspace.platform.web.FullDisk;
import dev.taskspace.platform.web.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Carries out a POST with an {@code Idempotency-Key} once. Its body goes through a file before, and its answer through
 * memory after, so POST handlers answer in one piece and on the thread that called them.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class IdempotencyFilter extends OncePerRequestFilter {
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Answers answers;
    private final MultipartResolver multiparts;
    private final HandlerExceptionResolver problems;
    private final Path spool;

    IdempotencyFilter(
            Answers answers,
            MultipartResolver multiparts,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            Home home) {
        this.answers = answers;
        this.multiparts = multiparts;
        this.problems = problems;
        this.spool = home.uploads();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals(HttpMethod.POST.name()) || request.getHeader(IdempotencyKey.HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            IdempotencyKey key = new IdempotencyKey(request.getHeader(IdempotencyKey.HEADER));
            if (multiparts.isMultipart(request)) {
                MultipartHttpServletRequest parts = multiparts.resolveMultipart(request);
                try {
                    once(key, Fingerprint.ofParts(parts), parts, response, chain);
                } finally {
                    multiparts.cleanupMultipart(parts);
                }
            } else {
                try (SpooledRequest spooled = SpooledRequest.of(request, spool)) {
                    once(key, Fingerprint.of(spooled), spooled, response, chain);
                }
            }
        } catch (ProblemException
                | MultipartException
                | CannotCreateTransactionException
                | DataAccessResourceFailureException refused) {
            problems.resolveException(request, response, null, refused);
        } catch (IOException broken) {
            if (response.isCommitted() || !FullDisk.caused(broken)) {
                throw broken;
            }
            problems.resolveException(request, response, null, broken);
        }
    }

    private void once(
            IdempotencyKey key,
            String fingerprint,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        switch (answers.claim(own(key, request), fingerprint)) {
            case Claim.Granted granted -> carryOut(granted.token(), request, response, chain);
            case Claim.Answered answered -> {
                if (answered.answer().isSecret()) {
                    throw new SecretToldOnceException(
                            answered.answer().headers().get(HttpHeaders.LOCATION));
                }
                answered.answer().replay(response);
            }
            case Claim.Foreign foreign -> throw new KeyReusedException();
            case Claim.Running running -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                throw new KeyInUseException();
            }
        }
    }

    /** The keys of one caller are no other's business. */
    private static String own(IdempotencyKey key, HttpServletRequest request) {
        Caller caller = Caller.of(request);
        return caller == null || caller.isAnyone() ? key.value() : caller.id() + ' ' + key.value();
    }

    private void carryOut(UUID token, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ContentCachingResponseWrapper recorded = new ContentCachingResponseWrapper(response);
        boolean stored = false;
        try {
            chain.doFilter(request, recorded);
            StoredAnswer answer = StoredAnswer.of(recorded);
            if (answer.isFinal() && !response.isCommitted()) {
                answers.store(token, answer);
                stored = true;
            }
        } finally {
            if (!stored) {
                answers.release(token);
            }
        }
        recorded.copyBodyToResponse();
    }
}
