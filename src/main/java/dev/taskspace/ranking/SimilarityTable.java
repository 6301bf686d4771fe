package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /map/similarities}: a heat-map's rows and columns.
 *
 * @param space what is shown, null while nothing is embedded by the method
 * @param total how many entities the space holds, of which at most {@code limit} are shown
 * @param entities rows and columns; alike stand side by side
 * @param values the ranking's similarity of each pair, row by row; symmetric
 */
@SuppressWarnings("ArrayRecordComponent") // numbers on their way out, never compared
record SimilarityTable(
        String method, SpaceMap.@Nullable MapSpace space, int total, List<Line> entities, double[][] values) {

    /** What one row and column stand for. */
    record Line(
            String entity,
            String kind,
            String name,
            @Nullable String family) {
        static Line of(Entity entity) {
            return new Line(entity.reference(), SpaceMap.kind(entity), entity.name(), entity.family());
        }
    }
}
