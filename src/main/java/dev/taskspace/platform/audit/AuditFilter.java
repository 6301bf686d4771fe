package dev.taskspace.platform.audit;

import dev.taskspace.platform.access.Caller;
import dev.taskspace.platform.data.Ids;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Notes every call that may have changed something, and refused ones up to a number, so that strangers cannot fill the log. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AuditFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);
    private static final int FAILED = 500;
    private static final int LONGEST_METHOD = 20;
    private static final int LONGEST_PATH = 512;

    /** A key that somebody pasted into a path by mistake. */
    private static final Pattern SECRET = Pattern.compile("tsk_[A-Za-z0-9_-]+");

    private final AuditWriter writer;
    private final Clock clock;
    private final Bucket refusals;
    private final Counter left;

    AuditFilter(AuditWriter writer, AuditProperties properties, Clock clock, MeterRegistry meters) {
        this.writer = writer;
        this.clock = clock;
        refusals = Bucket.builder()
                .addLimit(limit -> limit.capacity(properties.refusals())
                        .refillGreedy(properties.refusals(), Duration.ofMinutes(1)))
                .build();
        left = Counter.builder("taskspace.audit.refusals.left")
                .description("Refused calls that were not written down")
                .register(meters);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean returned = false;
        try {
            chain.doFilter(request, response);
            returned = true;
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtTheEnd(request, response));
            } else {
                note(request, response, returned ? response.getStatus() : FAILED);
            }
        }
    }

    private void note(HttpServletRequest request, HttpServletResponse response, int status) {
        if (REFUSALS.contains(status)) {
            if (!refusals.tryConsume(1)) {
                left.increment();
                return;
            }
        } else if (READING.contains(request.getMethod())) {
            return;
        }
        Caller caller = Caller.of(request);
        writer.add(new AuditEntry(
                Ids.next(),
                clock.instant(),
                caller == null ? null : caller.id(),
                caller == null ? null : caller.project(),
                shortened(request.getMethod(), LONGEST_METHOD),
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String route
                        ? route
                        : null,
                shortened(SECRET.matcher(request.getRequestURI()).replaceAll("tsk_…"), LONGEST_PATH),
                status,
                Objects.requireNonNullElse(response.getHeader("X-Request-Id"), "")));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** The status of an answer that another thread writes is known when that one is done. */
    private final class AtTheEnd implements AsyncListener {
        private final HttpServletRequest request;
        private final HttpServletResponse response;

        AtTheEnd(HttpServletRequest request, HttpServletResponse response) {
            this.request = request;
            this.response = response;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            note(request, response, response.getStatus());
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // its answer completes too
        }

        @Override
        public void onError(AsyncEvent event) {
            // its answer completes too
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
