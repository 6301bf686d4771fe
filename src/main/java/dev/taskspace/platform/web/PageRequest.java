package dev.taskspace.platform.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ?limit=&after=} of every list; resolved as a controller argument.
 *
 * @param limit 1 to {@value #MAX_LIMIT}
 * @param after id of the last resource already seen, or null for the first page
 */
public record PageRequest(int limit, @Nullable UUID after) {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 200;

    /** How many rows to read so that {@link Page#of} can tell whether more exist. */
    public int fetchSize() {
        return limit + 1;
    }
}
