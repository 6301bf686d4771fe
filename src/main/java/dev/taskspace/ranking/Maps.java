package dev.taskspace.ranking;

import dev.taskspace.embedding.Space;
import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.platform.project.Project;
import dev.taskspace.ranking.map.CosineTable;
import dev.taskspace.ranking.map.LeafOrder;
import dev.taskspace.ranking.map.Projection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a space: on two axes, which are computed once for what it holds, or as a table of similarities. */
@Component
class Maps {
    private final EntityDirectory entities;
    private final MapSpaces spaces;
    private final SimilarityIndexes indexes;
    private final SpaceVectors vectors;
    private final Map<View, Projection> projections = new ConcurrentHashMap<>();

    Maps(EntityDirectory entities, MapSpaces spaces, SimilarityIndexes indexes, SpaceVectors vectors) {
        this.entities = entities;
        this.spaces = spaces;
        this.indexes = indexes;
        this.vectors = vectors;
    }

    /** Which entities of which state of a space are projected. */
    private record View(String project, String space, SpaceVectors.Stamp stamp, List<EntityKey> shown) {}

    SpaceMap map(MapQuery query) {
        Space space = spaces.find(query);
        if (space == null) {
            return new SpaceMap(query.method(), null, new SpaceMap.Variance(0, 0), SpaceMap.FORMULA, List.of());
        }
        SimilarityIndex index = indexes.of(space);
        List<Entity> shown = shown(query, index);
        List<EntityKey> keys = keys(shown);
        Projection projection = projection(new View(Project.current(), space.key(), index.stamp(), keys), index);
        Set<EntityKey> weak = vectors.weak(space.key(), keys);
        return new SpaceMap(
                query.method(),
                spaces.view(space),
                SpaceMap.variance(projection),
                SpaceMap.FORMULA,
                IntStream.range(0, shown.size())
                        .mapToObj(i -> SpaceMap.Point.of(
                                shown.get(i), projection.coordinates()[i], weak.contains(keys.get(i))))
                        .toList());
    }

    /** The table of the first entities or, when one is named, of those that are nearest to it. */
    SimilarityTable table(MapQuery query, int limit, @Nullable String around) {
        Entity centre = around == null ? null : entities.require(around);
        Space space = spaces.find(query);
        if (space == null) {
            return new SimilarityTable(query.method(), null, 0, List.of(), new double[0][]);
        }
        SimilarityIndex index = indexes.of(space);
        List<Entity> all = shown(query, index);
        List<Entity> chosen = (centre == null ? all : nearest(centre, all, index, query.method()))
                .stream().limit(limit).toList();
        double[][] cosines = CosineTable.of(index.directions(keys(chosen)));
        List<Integer> order = LeafOrder.of(cosines);
        return new SimilarityTable(
                query.method(),
                spaces.view(space),
                all.size(),
                order.stream().map(i -> SimilarityTable.Line.of(chosen.get(i))).toList(),
                order.stream()
                        .map(i -> order.stream().mapToDouble(j -> cosines[i][j]).toArray())
                        .toArray(double[][]::new));
    }

    private static List<Entity> nearest(Entity centre, List<Entity> all, SimilarityIndex index, String method) {
        if (!index.has(centre.key())) {
            throw new NotEmbeddedException(centre, method);
        }
        double[] similarity = index.similarities(centre.key(), keys(all));
        return IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> all.get(i).equals(centre) ? -2 : -similarity[i]))
                .map(all::get)
                .toList();
    }

    private Projection projection(View view, SimilarityIndex index) {
        projections
                .keySet()
                .removeIf(
                        old -> old.space().equals(view.space()) && !old.stamp().equals(view.stamp()));
        return projections.computeIfAbsent(view, missing -> Projection.of(index.directions(missing.shown())));
    }

    private List<Entity> shown(MapQuery query, SimilarityIndex index) {
        return entities.all(query.sources()).stream()
                .filter(entity -> index.has(entity.key()))
                .toList();
    }

    private static List<EntityKey> keys(List<Entity> entities) {
        return entities.stream().map(Entity::key).collect(Collectors.toUnmodifiableList());
    }
}
