package dev.taskspace.platform.access;

import dev.taskspace.platform.project.Project;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Callers by a token that somebody else issued and signed (OAuth 2), where configuration names an issuer. */
@Component
@EnableConfigurationProperties(TokenProperties.class)
class Tokens {
    /** Header, claims and signature, each Base64; the first begins with a brace. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private static final Pattern PROJECT = Pattern.compile(KeyRequest.NAME);
    private static final String START = "token:";

    private final @Nullable JwtDecoder decoder;
    private final TokenProperties properties;

    Tokens(ObjectProvider<JwtDecoder> decoder, TokenProperties properties) {
        this.decoder = decoder.getIfAvailable();
        this.properties = properties;
    }

    boolean understand(String secret) {
        return decoder != null && TOKEN.matcher(secret).matches();
    }

    /** Empty if the token is not good: of another issuer, expired, changed, without a subject. */
    Optional<Authentication> caller(String token) {
        if (decoder == null) {
            return Optional.empty();
        }
        try {
            return caller(decoder.decode(token));
        } catch (BadJwtException notGood) {
            return Optional.empty();
        } catch (JwtException | JwtDecoderInitializationException e) {
            throw new UnreachableIssuerException(e);
        }
    }

    private Optional<Authentication> caller(Jwt token) {
        String project =
                token.hasClaim(properties.projectClaim()) ? token.getClaimAsString(properties.projectClaim()) : null;
        if (token.getSubject() == null
                || (project != null && !PROJECT.matcher(project).matches())) {
            return Optional.empty();
        }
        Caller caller = new Caller(START + token.getSubject(), project == null ? Project.DEFAULT : project);
        return Optional.of(scopes(token.getClaim(properties.scopeClaim())).stream()
                .filter(name -> name.startsWith(properties.scopePrefix()))
                .map(name -> name.substring(properties.scopePrefix().length()))
                .flatMap(name -> Arrays.stream(Scope.values())
                        .filter(scope -> scope.wireName().equals(name)))
                .max(Comparator.naturalOrder())
                .map(scope -> KeyFilter.authenticated(caller, scope))
                .orElseGet(() -> KeyFilter.authenticated(caller)));
    }

    private static List<String> scopes(@Nullable Object claim) {
        if (claim instanceof String text) {
            return List.of(text.split(" ", -1));
        }
        return claim instanceof Collection<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }
}
