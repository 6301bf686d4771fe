package dev.taskspace.platform.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What each scope opens. Without a key one may ask for the page, which asks for the key itself, and whether the service is
 * alive and ready. No cookie carries anything, so another site cannot make a browser use somebody's key; where no key is
 * needed, {@link OwnMachine} keeps other sites out.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessRules {
    private static final String[] FOR_EVERYONE = {
        "/",
        "/index.html",
        "/page/**",
        "/vendor/**",
        "/favicon.ico",
        "/actuator/health/liveness",
        "/actuator/health/readiness"
    };
    private static final RequestMatcher FOR_ADMINS = new OrRequestMatcher(path("/keys/**"), path("/audit"));
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Bean
    SecurityFilterChain accessChain(
            HttpSecurity http,
            Access access,
            KeyRing ring,
            Tokens tokens,
            WrongKeys wrongKeys,
            RateLimitProperties limits,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // the web layer's own are stricter
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new KeyFilter(access, ring, tokens, wrongKeys, problems), AuthorizationFilter.class)
                .addFilterBefore(
                        new RateLimitFilter(
                                new RateLimits(limits.requests(access.keysRequired()), limits.window()), problems),
                        AuthorizationFilter.class)
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, FOR_EVERYONE)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, FOR_EVERYONE)
                        .permitAll()
                        .anyRequest()
                        .access((caller, context) -> AuthorityAuthorizationManager.hasAuthority(
                                        needed(context.getRequest()).authority())
                                .authorize(caller, context)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, reason) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"taskspace\"");
                            problems.resolveException(
                                    request,
                                    response,
                                    null,
                                    new UnknownCallerException(KeyFilter.secret(request) != null));
                        })
                        .accessDeniedHandler((request, response, reason) -> problems.resolveException(
                                request, response, null, new MissingScopeException(needed(request)))))
                .build();
    }

    private static Scope needed(HttpServletRequest request) {
        if (FOR_ADMINS.matches(request)) {
            return Scope.ADMIN;
        }
        return READING.contains(request.getMethod()) ? Scope.READ : Scope.SUBMIT;
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
