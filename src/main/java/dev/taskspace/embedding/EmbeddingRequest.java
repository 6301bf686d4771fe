package dev.taskspace.embedding;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of {@code POST /embeddings}: one entity, and what to do with it. Whatever is left out has a default.
 *
 * @param method taskemb (default), taskvec, tupate or textemb
 * @param seeds independent runs to average, default 1
 * @param hyperparameters of the method, by name; unnamed ones keep their defaults
 * @param pool that a model or prompt labels, default {@code default}; not for datasets
 * @param priority higher goes first, default 0
 * @param dryRun answer the estimate, queue nothing
 * @param maxLabelerCalls hard stop for the calls to a model's endpoint, repeated ones included
 */
public record EmbeddingRequest(
        @Nullable @Schema(example = "dining-reviews") String dataset,
        @Nullable String model,
        @Nullable String prompt,
        @Nullable @Schema(example = "taskemb") String method,
        @Nullable @Schema(example = "all-minilm-l6-v2") String surrogate,
        @Nullable String pool,
        @Nullable @Schema(example = "1") Integer seeds,

        @Nullable @Schema(types = "object", example = "{\"epochs\": 2}")
        JsonNode hyperparameters,

        @Nullable Integer priority,
        @Nullable Boolean dryRun,
        @Nullable Integer maxLabelerCalls) {

    /** The request for one embedding of a dataset with every default. */
    public static EmbeddingRequest ofDataset(String dataset, String method) {
        return new EmbeddingRequest(dataset, null, null, method, null, null, null, null, null, null, null);
    }
}
