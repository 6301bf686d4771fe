package dev.taskspace.ranking;

import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.ranking.map.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.ConcurrentLruCache;

/**
 * All vectors of one space, ready for exact cosines in memory; immutable. Vectors are centred on the mean of their kind
 * when the method asks for it and the kind has at least {@value #CENTRING_LEAST} of them, else on that of the datasets,
 * without which all models would look alike to centred datasets; the rows themselves stay as
 * they are and are shared with the next snapshot:
 * {@code cos(x−m, y−m) = ((x−m)·y − (x−m)·m) / (‖x−m‖·‖y−m‖)}. Sums are accumulated in double.
 */
final class SimilarityIndex {
    static final int CENTRING_LEAST = 8;

    /** Targets whose cosines are remembered; they take eight bytes a row. */
    private static final int CACHED_TARGETS = 64;

    /** Below this many multiplications a second thread costs more than it gives. */
    private static final long PARALLEL_LEAST = 4_000_000;

    private final SpaceVectors.Stamp stamp;
    private final Map<UUID, SpaceVectors.Vector> byEmbedding = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<EntityKey, Integer> positions = new HashMap<>();
    private final Map<EntityKind, float[]> means = new EnumMap<>(EntityKind.class);

    /** The cosines of a target with every row; asked for by several readers in one ranking. */
    private final ConcurrentLruCache<EntityKey, double[]> cosines =
            new ConcurrentLruCache<>(CACHED_TARGETS, this::cosines);

    /** A vector and its length after centring. */
    private record Row(SpaceVectors.Vector vector, double norm) {}

    SimilarityIndex(SpaceVectors.Stamp stamp, Collection<SpaceVectors.Vector> vectors, boolean centred) {
        this.stamp = stamp;
        for (EntityKind kind : EntityKind.values()) {
            List<SpaceVectors.Vector> ofKind = vectors.stream()
                    .filter(vector -> vector.entity().kind() == kind)
                    .toList();
            if (!ofKind.isEmpty()) {
                int dimensions = ofKind.getFirst().coordinates().length;
                float[] mean = !centred
                        ? new float[dimensions]
                        : ofKind.size() >= CENTRING_LEAST
                                ? mean(ofKind)
                                : means.getOrDefault(EntityKind.DATASET, new float[dimensions]);
                means.put(kind, mean);
                for (SpaceVectors.Vector vector : ofKind) {
                    byEmbedding.put(vector.embeddingId(), vector);
                    float[] x = minus(vector.coordinates(), mean);
                    positions.put(vector.entity(), rows.size());
                    rows.add(new Row(vector, Math.sqrt(dot(x, x))));
                }
            }
        }
    }

    SpaceVectors.Stamp stamp() {
        return stamp;
    }

    Map<UUID, SpaceVectors.Vector> byEmbedding() {
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

    /** What the cosines compare of these entities, each of which has a vector here. */
    List<Direction> directions(List<EntityKey> entities) {
        return entities.stream()
                .map(entity -> {
                    Integer position = positions.get(entity);
                    if (position == null) {
                        throw new IllegalArgumentException(entity + " has no vector here");
                    }
                    Row row = rows.get(position);
                    return new Direction(row.vector().coordinates(), mean(entity.kind()), row.norm());
                })
                .toList();
    }

    private double[] cosines(EntityKey target) {
        Integer position = positions.get(target);
        if (position == null) {
            throw new IllegalArgumentException(target + " has no vector here");
        }
        Row targetRow = rows.get(position);
        float[] x = minus(targetRow.vector().coordinates(), mean(target.kind()));
        Map<EntityKind, Double> offsets = new EnumMap<>(EntityKind.class);
        means.forEach((kind, mean) -> offsets.put(kind, dot(x, mean)));
        IntStream all = IntStream.range(0, rows.size());
        return ((long) rows.size() * x.length < PARALLEL_LEAST ? all : all.parallel())
                .mapToDouble(i -> {
                    Row source = rows.get(i);
                    double offset =
                            offsets.getOrDefault(source.vector().entity().kind(), 0.0);
                    double lengths = targetRow.norm() * source.norm();
                    return lengths == 0 ? 0 : (dot(x, source.vector().coordinates()) - offset) / lengths;
                })
                .toArray();
    }

    private float[] mean(EntityKind kind) {
        float[] mean = means.get(kind);
        if (mean == null) {
            throw new IllegalArgumentException("There is no " + kind + " here");
        }
        return mean;
    }

    private static float[] mean(List<SpaceVectors.Vector> vectors) {
        double[] sums = new double[vectors.getFirst().coordinates().length];
        // In the order of creation, so that the same embeddings give the same bits in every process.
        Stream<SpaceVectors.Vector> ordered =
                vectors.stream().sorted((a, b) -> a.embeddingId().compareTo(b.embeddingId()));
        ordered.forEach(vector -> {
            float[] x = vector.coordinates();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += x[i];
            }
        });
        float[] mean = new float[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sums[i] / vectors.size());
        }
        return mean;
    }

    private static float[] minus(float[] x, float[] mean) {
        float[] difference = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            difference[i] = x[i] - mean[i];
        }
        return difference;
    }

    /** Four independent sums keep the processor's pipelines full; one sum would wait for itself. */
    private static double dot(float[] a, float[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += (double) a[i] * b[i];
            s1 += (double) a[i + 1] * b[i + 1];
            s2 += (double) a[i + 2] * b[i + 2];
            s3 += (double) a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += (double) a[i] * b[i];
        }
        return s0 + s1 + s2 + s3;
    }
}
