package dev.taskspace.benchmark;

import dev.taskspace.embedding.FixedPoint;
import dev.taskspace.ranking.map.Direction;
import dev.taskspace.ranking.map.Projection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How long the two axes of a map take. Arguments: number of vectors, their dimensions, groups among them. */
public final class MapSpeed {
    private MapSpeed() {}

    public static void main(String[] args) {
        int points = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
        int dimensions = args.length > 1 ? Integer.parseInt(args[1]) : 20_736;
        int groups = args.length > 2 ? Integer.parseInt(args[2]) : 12;
        SplittableRandom random = new SplittableRandom(1);
        FixedPoint mean = FixedPoint.of(new float[dimensions]);
        List<float[]> centres = IntStream.range(0, groups)
                .mapToObj(i -> gaussian(random, new float[dimensions]))
                .toList();
        List<Direction> directions = IntStream.range(0, points)
                .mapToObj(i -> direction(gaussian(random, centres.get(i % groups)), mean))
                .toList();
        for (int run = 0; run < 3; run++) {
            long start = System.nanoTime();
            Projection projection = Projection.of(directions);
            System.out.printf(
                    "%d vectors of %d values in %d groups: %.2f s; the axes carry %.1f %% and %.1f %%%n",
                    points,
                    dimensions,
                    groups,
                    (System.nanoTime() - start) / 1e9,
                    100 * projection.variance()[0],
                    100 * projection.variance()[1]);
        }
    }

    private static Direction direction(float[] vector, FixedPoint mean) {
        FixedPoint x = FixedPoint.of(vector);
        return new Direction(x, mean, x.distance(mean));
    }

    private static float[] gaussian(SplittableRandom random, float[] around) {
        float[] values = new float[around.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (around[i] + random.nextGaussian());
        }
        return values;
    }
}
