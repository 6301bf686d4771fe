package dev.taskspace.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one reported row.
 *
 * @param row its number in the request, from 1, header lines not counted
 * @param id of the transfer, null when it was rejected
 * @param reason why it was rejected
 */
record RowResult(
        long row,
        Outcome result,
        @Nullable UUID id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

    /** An update is the same measurement reported again with another value; the later one holds. */
    enum Outcome {
        CREATED,
        UNCHANGED,
        UPDATED,
        REJECTED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
