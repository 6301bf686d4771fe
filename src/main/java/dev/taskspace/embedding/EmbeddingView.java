package dev.taskspace.embedding;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.taskspace.surrogate.LearningCheck;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An embedding as callers see it.
 *
 * @param entity reference of what was embedded
 * @param space everything that must be equal for two vectors to be comparable
 * @param layout the blocks of the vector, in order
 * @param learning one check a seed: what the surrogate learned from the entity
 * @param weakSignal whether the entity taught the surrogate nothing, so that the vector says little
 * @param spread mean cosine distance between the seeds, null for a single seed
 * @param vector only with {@code include=vector}: numbers, or base64 of little-endian float32
 */
@Schema(name = "Embedding")
record EmbeddingView(
        UUID id,
        String entity,
        String method,
        SpaceView space,
        int dimensions,
        List<BlockSize> layout,
        List<LearningCheck> learning,
        boolean weakSignal,
        @Nullable Double spread,
        Provenance provenance,
        Instant createdAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String encoding,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object vector) {

    /** A space as callers see it. */
    @Schema(name = "Space")
    record SpaceView(
            String key,
            int methodVersion,
            String surrogate,
            String surrogateSha256,
            Map<String, Number> hyperparameters,
            int seeds,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String poolHash) {

        static SpaceView of(Space space) {
            return new SpaceView(
                    space.key(),
                    space.methodVersion(),
                    space.surrogate(),
                    space.surrogateSha256(),
                    space.hyperparameters(),
                    space.seeds(),
                    space.poolHash());
        }
    }

    static EmbeddingView of(Embedding embedding, Space space, String entity) {
        return new EmbeddingView(
                embedding.id(),
                entity,
                space.method(),
                SpaceView.of(space),
                embedding.dimensions(),
                embedding.layout(),
                embedding.learning(),
                embedding.weakSignal(),
                embedding.spread(),
                embedding.provenance(),
                embedding.createdAt(),
                null,
                null);
    }

    EmbeddingView with(VectorEncoding encoding, float[] values) {
        return new EmbeddingView(
                id,
                entity,
                method,
                space,
                dimensions,
                layout,
                learning,
                weakSignal,
                spread,
                provenance,
                createdAt,
                encoding.wireName(),
                encoding.encode(values));
    }
}
