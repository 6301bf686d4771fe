package dev.taskspace.platform.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What each scope opens. Without a key one may ask for the page, which asks for the key itself, and whether the service is
 * alive and ready. No cookie carries anything, so there is nothing that another site could make a browser do.
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
    private static final String[] FOR_ADMINS = {"/keys", "/keys/**", "/audit"};

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
                        .requestMatchers(FOR_ADMINS)
                        .hasAuthority(Scope.ADMIN.authority())
                        .requestMatchers(HttpMethod.GET)
                        .hasAuthority(Scope.READ.authority())
                        .requestMatchers(HttpMethod.HEAD)
                        .hasAuthority(Scope.READ.authority())
                        .anyRequest()
                        .hasAuthority(Scope.SUBMIT.authority()))
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
        String path = request.getRequestURI();
        if (path.equals("/keys") || path.startsWith("/keys/") || path.equals("/audit")) {
            return Scope.ADMIN;
        }
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD") ? Scope.READ : Scope.SUBMIT;
    }
}
