package dev.taskspace.platform.web;

import dev.taskspace.platform.data.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code ?limit=&after=} into a {@link PageRequest}. */
final class PageRequestResolver implements HandlerMethodArgumentResolver {
    static final String LIMIT = "limit";
    static final String AFTER = "after";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new PageRequest(limit(request.getParameter(LIMIT)), after(request.getParameter(AFTER)));
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return PageRequest.DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // refused below, as a number out of range is
        }
        throw new InvalidPageException(LIMIT, "must be a whole number from 1 to " + PageRequest.MAX_LIMIT);
    }

    private static @Nullable UUID after(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Ids.parse(text)
                .orElseThrow(() -> new InvalidPageException(AFTER, "must be the 'next' of an earlier page"));
    }
}
