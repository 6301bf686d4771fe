package dev.taskspace.platform.access;

import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Counts the requests of each key, and says in every answer how many are left, as draft-ietf-httpapi-ratelimit-headers-10
 * writes it.
 */
final class RateLimitFilter extends OncePerRequestFilter {
    private final RateLimits limits;
    private final HandlerExceptionResolver problems;

    RateLimitFilter(RateLimits limits, HandlerExceptionResolver problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = Caller.of(request);
        if (caller == null || limits.requests() == 0) {
            chain.doFilter(request, response);
            return;
        }
        ConsumptionProbe taken =
                limits.take(caller.isAnyone() ? RateLimits.network(request.getRemoteAddr()) : caller.id());
        response.setHeader(
                "RateLimit-Policy",
                "\"default\";q=" + limits.requests() + ";w=" + limits.window().toSeconds());
        response.setHeader(
                "RateLimit",
                "\"default\";r=" + taken.getRemainingTokens() + ";t="
                        + seconds(Duration.ofNanos(taken.getNanosToWaitForReset())));
        if (taken.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        var refused = TooManyRequestsException.ofAKey(limits, Duration.ofNanos(taken.getNanosToWaitForRefill()));
        response.setHeader(HttpHeaders.RETRY_AFTER, refused.retryAfter());
        problems.resolveException(request, response, null, refused);
    }

    /** Whole seconds, rather one too many. */
    static long seconds(Duration time) {
        return Math.max(1, time.plusMillis(999).toSeconds());
    }
}
