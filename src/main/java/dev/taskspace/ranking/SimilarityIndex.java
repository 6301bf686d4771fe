package dev.taskspace.ranking;

import dev.taskspace.embedding.FixedPoint;
import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.ranking.map.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.util.ConcurrentLruCache;

/**
 * All vectors of one space, ready for exact cosines in memory; immutable. Vectors are centred on the mean of their kind
 * when the method asks for it and the kind has at least {@value #CENTRING_LEAST} of them, else on that of the datasets,
 * without which all models would look alike to centred datasets; the entries themselves stay as
 * they are and are shared with the next snapshot:
 * {@code cos(x−m, y−m) = ((x−m)·y − (x−m)·m) / (‖x−m‖·‖y−m‖)}.
 */
final class SimilarityIndex {
    static final int CENTRING_LEAST = 8;

    /** Targets whose cosines are remembered; they take eight bytes a row. */
    private static final int CACHED_TARGETS = 64;

    /** Below this many multiplications a second thread costs more than it gives. */
    private static final long PARALLEL_LEAST = 4_000_000;

    private final SpaceVectors.Stamp stamp;
    private final Map<UUID, Entry> byEmbedding = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<EntityKey, Integer> positions = new HashMap<>();
    private final Map<EntityKind, FixedPoint> means = new EnumMap<>(EntityKind.class);

    /** The cosines of a target with every row; asked for by several readers in one ranking. */
    private final ConcurrentLruCache<EntityKey, double[]> cosines =
            new ConcurrentLruCache<>(CACHED_TARGETS, this::cosines);

    /** A vector of the space, which snapshots share. */
    record Entry(UUID embeddingId, EntityKey entity, FixedPoint coordinates) {
        static Entry of(SpaceVectors.Vector vector) {
            return new Entry(vector.embeddingId(), vector.entity(), FixedPoint.of(vector.coordinates()));
        }
    }

    /** An entry and its length after centring. */
    private record Row(Entry entry, double norm) {}

    SimilarityIndex(SpaceVectors.Stamp stamp, Collection<Entry> entries, boolean centred) {
        this.stamp = stamp;
        for (EntityKind kind : EntityKind.values()) {
            List<Entry> ofKind = entries.stream()
                    .filter(entry -> entry.entity().kind() == kind)
                    .toList();
            if (!ofKind.isEmpty()) {
                FixedPoint origin =
                        FixedPoint.of(new double[ofKind.getFirst().coordinates().dimensions()]);
                FixedPoint mean = !centred
                        ? origin
                        : ofKind.size() >= CENTRING_LEAST
                                ? mean(ofKind)
                                : means.getOrDefault(EntityKind.DATASET, origin);
                means.put(kind, mean);
                for (Entry entry : ofKind) {
                    byEmbedding.put(entry.embeddingId(), entry);
                    positions.put(entry.entity(), rows.size());
                    rows.add(new Row(entry, entry.coordinates().distance(mean)));
                }
            }
        }
    }

    SpaceVectors.Stamp stamp() {
        return stamp;
    }

    Map<UUID, Entry> byEmbedding() {
        return byEmbedding;
    }

    boolean has(EntityKey entity) {
        return positions.containsKey(entity);
    }

    /** Cosine of the target with each source; NaN for a source that has no vector here. */
    double[] similarities(EntityKey target, List<EntityKey> sources) {
        double[] withAll = cosines.get(target);
        return sources.stream()
                .mapToDouble(source -> {
                    Integer position = positions.get(source);
                    return position == null ? Double.NaN : withAll[position];
                })
                .toArray();
    }

    /**
     * The same in standard deviations from their mean over all else that is here, so that methods can be added up and a
     * score does not depend on who else is asked for. 0 where everything is equally similar.
     */
    double[] standardised(EntityKey target, List<EntityKey> sources) {
        double[] withAll = cosines.get(target);
        int self = positions.getOrDefault(target, -1);
        double[] others = IntStream.range(0, withAll.length)
                .filter(i -> i != self)
                .mapToDouble(i -> withAll[i])
                .toArray();
        double mean = Arrays.stream(others).average().orElse(0);
        double variance = Arrays.stream(others)
                .map(cosine -> (cosine - mean) * (cosine - mean))
                .average()
                .orElse(0);
        double unit = variance > 0 ? Math.sqrt(variance) : 1;
        return Arrays.stream(similarities(target, sources))
                .map(cosine -> (cosine - mean) / unit)
                .toArray();
    }

    /** What the cosines compare of these entities, each of which has a vector here. */
    List<Direction> directions(List<EntityKey> entities) {
        return entities.stream()
                .map(entity -> {
                    Integer position = positions.get(entity);
                    if (position == null) {
                        throw new IllegalArgumentException(entity + " has no vector here");
                    }
                    Row row = rows.get(position);
                    return new Direction(row.entry().coordinates(), mean(entity.kind()), row.norm());
                })
                .toList();
    }

    private double[] cosines(EntityKey target) {
        Integer position = positions.get(target);
        if (position == null) {
            throw new IllegalArgumentException(target + " has no vector here");
        }
        Row targetRow = rows.get(position);
        FixedPoint x = FixedPoint.of(targetRow.entry().coordinates().minus(mean(target.kind())));
        Map<EntityKind, Double> offsets = new EnumMap<>(EntityKind.class);
        means.forEach((kind, mean) -> offsets.put(kind, x.dot(mean)));
        IntStream all = IntStream.range(0, rows.size());
        return ((long) rows.size() * x.dimensions() < PARALLEL_LEAST ? all : all.parallel())
                .mapToDouble(i -> {
                    Row source = rows.get(i);
                    double offset = offsets.getOrDefault(source.entry().entity().kind(), 0.0);
                    double lengths = targetRow.norm() * source.norm();
                    return lengths == 0 ? 0 : (x.dot(source.entry().coordinates()) - offset) / lengths;
                })
                .toArray();
    }

    private FixedPoint mean(EntityKind kind) {
        FixedPoint mean = means.get(kind);
        if (mean == null) {
            throw new IllegalArgumentException("There is no " + kind + " here");
        }
        return mean;
    }

    private static FixedPoint mean(List<Entry> entries) {
        double[] mean = new double[entries.getFirst().coordinates().dimensions()];
        // In the order of creation, so that the same embeddings give the same bits in every process.
        entries.stream()
                .sorted(Comparator.comparing(Entry::embeddingId))
                .forEach(entry -> entry.coordinates().addTo(mean, 1.0 / entries.size()));
        return FixedPoint.of(mean);
    }
}
