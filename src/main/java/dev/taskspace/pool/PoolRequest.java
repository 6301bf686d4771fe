package dev.taskspace.pool;

import dev.taskspace.dataset.Columns;
import dev.taskspace.dataset.InvalidMetadataException;
import dev.taskspace.platform.web.NoNulls;
import dev.taskspace.surrogate.TextInput;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client sends to register a pool: its name and, without a file, the inputs themselves. */
@Schema(name = "PoolRequest")
record PoolRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = PoolRequest.NAME, example = "tickets") @Nullable
        String name,

        @Nullable String description,

        @Schema(description = "Which columns of a file hold the texts; found by name when left out") @Nullable
        Columns columns,

        @Schema(description = "Inputs, at most 10,000; more go in a file") @NoNulls @Nullable
        List<Example> examples,

        @Schema(description = "Instead of inputs: a registered pool whose inputs are taken", example = "default")
        @Nullable
        String from,

        @Schema(description = "With from: datasets whose texts are left out", example = "[\"dining-reviews\"]")
        @NoNulls
        @Nullable
        List<String> without) {

    static final String NAME = "[a-z0-9][a-z0-9._-]{0,127}";
    static final int MOST_INLINE = 10_000;
    private static final int LONGEST_DESCRIPTION = 10_000;

    /** One input. */
    @Schema(name = "PoolExample")
    record Example(
            @Schema(example = "The parcel arrived a day late.") @Nullable
            String text,

            @Nullable String textPair) {

        TextInput input(String pointer) {
            if (text == null || text.isBlank()) {
                throw new InvalidMetadataException(pointer + "/text", "Every example needs a text.");
            }
            return new TextInput(text.strip(), textPair == null || textPair.isBlank() ? null : textPair.strip());
        }
    }

    String checkedName() {
        if (name == null || !name.matches(NAME)) {
            throw new InvalidMetadataException(
                    "/name",
                    "A pool needs a name of 1 to 128 lower-case letters, digits, dots, dashes and underscores that "
                            + "begins with a letter or digit.");
        }
        if (description != null && (description.length() > LONGEST_DESCRIPTION || description.indexOf('\0') >= 0)) {
            throw new InvalidMetadataException(
                    "/description",
                    "A description has at most " + LONGEST_DESCRIPTION + " characters, none of them NUL.");
        }
        return name;
    }
}
