package dev.taskspace.platform.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call that changed something, tried to, or was refused.
 *
 * @param caller id of a key, {@code token:} and the subject of a token, {@code anyone} where the service is open; null for
 *     a caller who is not known
 * @param route pattern of the path, null where the call was refused before it was looked up
 * @param path without the query
 * @param status of the answer
 */
@Schema(name = "AuditEntry")
record AuditEntry(
        UUID id,
        Instant at,
        @Nullable String caller,
        @Schema(example = "default") @Nullable String project,
        @Schema(example = "DELETE") String method,
        @Schema(example = "/datasets/{id}") @Nullable String route,
        @Schema(example = "/datasets/reviews") String path,
        @Schema(example = "204") int status,
        String requestId) {}
