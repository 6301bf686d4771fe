package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethod;
import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.embedding.Space;
import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import dev.taskspace.pool.Pool;
import dev.taskspace.pool.Pools;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the space that a map shows. */
@Component
class MapSpaces {
    private final EmbeddingMethods methods;
    private final SpaceVectors vectors;
    private final Pools pools;

    MapSpaces(EmbeddingMethods methods, SpaceVectors vectors, Pools pools) {
        this.methods = methods;
        this.vectors = vectors;
        this.pools = pools;
    }

    /** The space that was asked for, or the method's fullest; null while nothing is embedded by it. */
    @Nullable
    Space find(MapQuery query) {
        if (methods.get(query.method()).use() == EmbeddingMethod.Use.DIRECTED) {
            throw new NoDistancesException(query.method(), comparing());
        }
        String asked = query.space();
        if (asked == null) {
            return vectors.fullest(query.method()).orElse(null);
        }
        Space space = vectors.find(asked).orElseThrow(() -> new NoSuchSpaceException(asked));
        if (!space.method().equals(query.method())) {
            throw new WrongMethodException(space, query.method());
        }
        return space;
    }

    SpaceMap.@Nullable MapSpace view(@Nullable Space space) {
        if (space == null) {
            return null;
        }
        String pool = space.poolHash();
        return new SpaceMap.MapSpace(
                space.key(),
                space.methodVersion(),
                space.surrogate(),
                space.surrogateSha256(),
                pool == null ? null : pools.findByContent(pool).map(Pool::name).orElse(pool));
    }

    private String comparing() {
        return Stream.of(EmbeddingMethod.Use.SIMILARITY, EmbeddingMethod.Use.BASELINE)
                .flatMap(use -> methods.of(use).stream())
                .map(EmbeddingMethod::name)
                .collect(Collectors.joining(", "));
    }

    /** No two vectors of this method are compared, so none is near another. */
    private static final class NoDistancesException extends ProblemException {
        private static final long serialVersionUID = 1L;

        NoDistancesException(String method, String comparing) {
            super(
                    ProblemType.IMPOSSIBLE,
                    "'" + method + "' compares no two vectors, so there are no distances to show; " + comparing
                            + " do.",
                    List.of(ProblemItem.at("method", "one of " + comparing)));
        }
    }

    /** No space has this key. */
    private static final class NoSuchSpaceException extends ProblemException {
        private static final long serialVersionUID = 1L;

        NoSuchSpaceException(String key) {
            super(
                    ProblemType.NOT_FOUND,
                    "There is no space '" + key + "'. GET /embeddings shows the spaces of what is embedded; without "
                            + "space the method's fullest is shown.",
                    List.of(ProblemItem.at("space", "not the key of a space")));
        }
    }

    /** The space belongs to another method. */
    private static final class WrongMethodException extends ProblemException {
        private static final long serialVersionUID = 1L;

        WrongMethodException(Space space, String method) {
            super(
                    ProblemType.IMPOSSIBLE,
                    "Space " + space.key() + " is one of " + space.method() + ", not of " + method + ".",
                    List.of(ProblemItem.at("space", "a space of " + space.method())));
        }
    }
}
