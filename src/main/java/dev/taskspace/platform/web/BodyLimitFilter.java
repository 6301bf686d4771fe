package dev.taskspace.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses bodies that are too large: by their declared length before the first byte is read, else at the byte that is too
 * much. JSON is held in memory while it is read and so has a smaller limit; everything else is streamed. Multipart bodies
 * without a length are counted by the multipart parser.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class BodyLimitFilter extends OncePerRequestFilter {
    static final DataSize MAX_JSON = DataSize.ofMegabytes(32);

    private final DataSize maxUpload;
    private final DataSize maxJson;
    private final HandlerExceptionResolver problems;

    BodyLimitFilter(
            @Value("${taskspace.max-upload}") DataSize maxUpload,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.maxUpload = maxUpload;
        this.maxJson = maxUpload.compareTo(MAX_JSON) < 0 ? maxUpload : MAX_JSON;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String contentType = type(request.getContentType());
        boolean json = contentType.endsWith("json");
        DataSize limit = json ? maxJson : maxUpload;
        Supplier<BodyTooLargeException> tooLarge =
                () -> json ? BodyTooLargeException.jsonLargerThan(limit) : BodyTooLargeException.largerThan(limit);
        if (request.getContentLengthLong() > limit.toBytes()) {
            problems.resolveException(request, response, null, tooLarge.get());
        } else if (request.getContentLengthLong() >= 0 || contentType.equals(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(new LimitedBody(request, limit, tooLarge), response);
        }
    }

    private static String type(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
