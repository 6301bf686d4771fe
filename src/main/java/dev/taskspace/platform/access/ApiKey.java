package dev.taskspace.platform.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret.
 *
 * @param scopes what it allows
 * @param prefix the first characters of the secret
 * @param configured whether configuration names it; it then goes when configuration no longer does
 * @param expiresAt null for never
 * @param revokedAt null while it is good
 */
@Schema(name = "ApiKey")
record ApiKey(
        UUID id,
        @Schema(example = "nightly-build") String name,
        @Schema(example = "default") String project,
        List<Scope> scopes,
        @Schema(example = "tsk_k3Zq0V") String prefix,
        boolean configured,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    boolean good(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    Scope scope() {
        return scopes.getLast();
    }
}
