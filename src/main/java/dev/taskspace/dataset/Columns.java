package dev.taskspace.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file means what; in a request each may be left out and is then detected.
 *
 * @param text column of the input
 * @param textPair column of the second input of a pair
 * @param label column of the class name, the score or the answers
 * @param split column that names each row's part (train, validation, test)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Which column of the file means what. What is left out is detected by name.")
public record Columns(
        @Nullable String text,
        @Nullable String textPair,
        @Nullable String label,
        @Nullable String split) {

    public static final Columns DETECTED = new Columns(null, null, null, null);
}
