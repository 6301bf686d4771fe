package dev.taskspace.exchange;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client says of vectors that were computed elsewhere, and, without a file, the vectors themselves. */
@Schema(name = "VectorImportRequest")
record VectorImportRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "The method becomes imported:NAME",
                pattern = "[a-z0-9][a-z0-9._-]{0,63}",
                example = "our-encoder")
        @Nullable
        String name,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description =
                        "What computed the vectors: model, version, pooling; vectors of another source are refused",
                example = "our-encoder 2.1, mean over 1,000 texts")
        @Nullable
        String source,

        @Nullable String description,

        @Schema(description = "For an npy file: what each row is a vector of, in order") @Nullable
        List<@Nullable String> entities,

        @Schema(description = "Vectors, at most 1,000; more go in a file") @Nullable
        List<@Nullable Item> vectors) {

    static final int MOST_INLINE = 1_000;

    /** One vector. */
    @Schema(name = "EntityVector")
    record Item(
            @Schema(example = "datasets/reviews") @Nullable String entity,
            @Nullable List<@Nullable Double> vector) {}
}
