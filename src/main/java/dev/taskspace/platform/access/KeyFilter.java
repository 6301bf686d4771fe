package dev.taskspace.platform.access;

import dev.taskspace.platform.project.Project;
import dev.taskspace.platform.web.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Finds out who calls by the key or token in {@code Authorization: Bearer} or {@code X-API-Key}. */
final class KeyFilter extends OncePerRequestFilter {
    private static final String HEADER = "X-API-Key";
    private static final String SCHEME = "Bearer ";

    private final Access access;
    private final KeyRing ring;
    private final Tokens tokens;
    private final WrongKeys wrongKeys;
    private final HandlerExceptionResolver problems;

    KeyFilter(Access access, KeyRing ring, Tokens tokens, WrongKeys wrongKeys, HandlerExceptionResolver problems) {
        this.access = access;
        this.ring = ring;
        this.tokens = tokens;
        this.wrongKeys = wrongKeys;
        this.problems = problems;
    }

    /** The answer of a stream is written in later dispatches, which have to know the caller too. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authenticated;
        try {
            authenticated = caller(request);
        } catch (ProblemException refused) {
            if (refused instanceof TooManyRequestsException tooMany) {
                response.setHeader(HttpHeaders.RETRY_AFTER, tooMany.retryAfter());
            }
            problems.resolveException(request, response, null, refused);
            return;
        }
        if (authenticated != null && authenticated.getPrincipal() instanceof Caller caller) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authenticated);
            SecurityContextHolder.setContext(context);
            caller.sent(request);
            try (Project.Stay ignored = Project.enter(caller.project())) {
                chain.doFilter(request, response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A key counts where none is needed as well: it decides whose data are seen. */
    private @Nullable Authentication caller(HttpServletRequest request) {
        String text = secret(request);
        if (text == null) {
            if (access.onlyOwnMachine()) {
                OwnMachine.require(request);
            }
            return access.keysRequired() ? null : authenticated(Caller.ANYONE, Scope.ADMIN);
        }
        Secret secret = new Secret(text);
        if (access.keysRequired()) {
            wrongKeys.check(request.getRemoteAddr(), secret);
        }
        Optional<Authentication> owner = tokens.understand(text)
                ? tokens.caller(text)
                : ring.owner(secret)
                        .map(key -> authenticated(new Caller(key.id().toString(), key.project()), key.scope()));
        owner.ifPresentOrElse(found -> wrongKeys.right(secret), () -> wrongKeys.wrong(request.getRemoteAddr(), secret));
        return owner.orElse(null);
    }

    static @Nullable String secret(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : request.getHeader(HEADER);
    }

    static Authentication authenticated(Caller caller, Scope scope) {
        return authenticated(caller, scope.included().toArray(Scope[]::new));
    }

    static Authentication authenticated(Caller caller, Scope... scopes) {
        return UsernamePasswordAuthenticationToken.authenticated(
                caller,
                null,
                Arrays.stream(scopes)
                        .map(Scope::authority)
                        .map(SimpleGrantedAuthority::new)
                        .toList());
    }
}
