package dev.taskspace.pool;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered pool of unlabelled inputs. It never changes: other content is another pool.
 *
 * @param examples inputs that it holds
 * @param pairs how many of them are pairs
 * @param duplicates inputs of the upload that were left out because they repeat an earlier one
 * @param contentHash sha256 of the inputs in their order
 */
@Schema(name = "Pool")
public record Pool(
        UUID id,
        String name,
        @Nullable String description,
        int examples,
        int pairs,
        int duplicates,
        String contentHash,
        Instant createdAt) {

    /** The pool of every request that names none. */
    public static final String DEFAULT = "default";
}
