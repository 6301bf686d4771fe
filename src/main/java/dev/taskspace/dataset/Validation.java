package dev.taskspace.dataset;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was noticed about an accepted dataset. */
public record Validation(
        @Schema(description = "What the owner should know, in words")
        List<String> warnings,

        @Schema(description = "Rows whose text (and pair) occurred before, ignoring case, white space and punctuation")
        long duplicates,

        @Schema(description = "Blank lines and rows without any value, which were left out")
        long emptyRows,

        @Schema(
                description =
                        "Entropy of the classes in bits: 1 for two equally frequent classes; null when there are no classes")
        @Nullable
        Double labelEntropy,

        @Schema(description = "Distinct texts that occur in the training part and in another part too")
        long leaked) {

    public Validation {
        warnings = List.copyOf(warnings);
    }
}
