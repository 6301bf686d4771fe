package dev.taskspace.platform.access;

import dev.taskspace.platform.web.NoNulls;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key to be made.
 *
 * @param scopes the highest counts: each includes those before it
 * @param project whose data it sees, besides what is shared; null for that of the caller
 * @param expiresAt null for never
 */
@Schema(name = "KeyRequest")
record KeyRequest(
        @Schema(example = "nightly-build") @NotNull @Pattern(regexp = KeyRequest.NAME)
        String name,

        @Schema(example = "[\"submit\"]") @NotEmpty @NoNulls List<Scope> scopes,

        @Schema(example = "default") @Nullable @Pattern(regexp = KeyRequest.NAME)
        String project,

        @Nullable @Future Instant expiresAt) {
    static final String NAME = "[a-z0-9][a-z0-9._-]{0,127}";
}
