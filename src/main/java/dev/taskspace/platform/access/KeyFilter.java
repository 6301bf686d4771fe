package dev.taskspace.platform.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who calls by the key in {@code Authorization: Bearer} or {@code X-API-Key}. */
final class KeyFilter extends OncePerRequestFilter {
    private static final String HEADER = "X-API-Key";
    private static final String SCHEME = "Bearer ";

    private final Access access;
    private final KeyRing ring;

    KeyFilter(Access access, KeyRing ring) {
        this.access = access;
        this.ring = ring;
    }

    /** The answer of a stream is written in later dispatches, which have to know the caller too. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = caller(request);
        if (caller != null) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(caller);
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    /** A key counts where none is needed as well: it decides whose data are seen. */
    private @Nullable Authentication caller(HttpServletRequest request) {
        String secret = secret(request);
        if (secret != null) {
            return ring.owner(new Secret(secret))
                    .map(key -> authenticated(new Caller(key.id().toString(), key.project()), key.scope()))
                    .orElse(null);
        }
        return access.keysRequired() ? null : authenticated(Caller.ANYONE, Scope.ADMIN);
    }

    static @Nullable String secret(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : request.getHeader(HEADER);
    }

    static Authentication authenticated(Caller caller, Scope scope) {
        List<SimpleGrantedAuthority> authorities = scope.included().stream()
                .map(Scope::authority)
                .map(SimpleGrantedAuthority::new)
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, authorities);
    }
}
