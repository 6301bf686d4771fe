package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.ranking.map.Projection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /map}.
 *
 * @param space what is shown, null while nothing is embedded by the method
 * @param variance how much of what rankings compare the two axes carry; the rest is not to be seen here
 * @param formula how the coordinates came about
 * @param points every embedded entity, by reference
 */
record SpaceMap(String method, @Nullable MapSpace space, Variance variance, String formula, List<Point> points) {
    static final String FORMULA =
            "u = (v - mean of its kind) / length, what the ranking's cosine compares; x and y are (u - mean of all u)"
                    + " along the two eigenvectors of their scatter with the largest eigenvalues (principal components,"
                    + " which is also classical multidimensional scaling of the distances sqrt(2 - 2 cosine)); the"
                    + " coordinate furthest from 0 is positive on each axis";

    /**
     * The space in one glance.
     *
     * @param pool on which its models and prompts were embedded, null when it holds datasets only
     */
    record MapSpace(
            String key,
            int version,
            String surrogate,
            String surrogateSha256,
            @Nullable String pool) {}

    /** Shares of all scatter, 0 to 1. */
    record Variance(double x, double y) {}

    /** The kind of an entity. */
    static String kind(Entity entity) {
        return entity.kind().name().toLowerCase(Locale.ROOT);
    }

    /**
     * One entity.
     *
     * @param entity its reference
     * @param kind dataset, model or prompt
     * @param weakSignal whether it taught the surrogate nothing, so that its place says little
     */
    record Point(
            String entity,
            String kind,
            String name,
            @Nullable String family,
            @Nullable String taskType,
            double x,
            double y,
            boolean weakSignal) {

        static Point of(Entity entity, double[] coordinates, boolean weak) {
            return new Point(
                    entity.reference(),
                    SpaceMap.kind(entity),
                    entity.name(),
                    entity.family(),
                    entity.taskType(),
                    coordinates[0],
                    coordinates[1],
                    weak);
        }
    }

    static Variance variance(Projection projection) {
        return new Variance(projection.variance()[0], projection.variance()[1]);
    }
}
