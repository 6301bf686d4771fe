package dev.taskspace.ranking.map;

import dev.taskspace.embedding.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Made-up directions of which it is known what lies together. */
record Clusters(List<float[]> vectors, List<Integer> of) {

    /** Points around far-apart centres, in turn. */
    static Clusters planted(int clusters, int points, int dimensions, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> centres = IntStream.range(0, clusters)
                .mapToObj(c -> gaussian(random, dimensions))
                .toList();
        List<float[]> vectors = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            float[] centre = centres.get(i % clusters);
            float[] vector = gaussian(random, dimensions);
            for (int j = 0; j < dimensions; j++) {
                vector[j] = (float) (centre[j] + noise * vector[j]);
            }
            vectors.add(vector);
            of.add(i % clusters);
        }
        return new Clusters(vectors, of);
    }

    /** As rankings see them: from their mean. */
    List<Direction> directions() {
        return seenFromTheirMean(vectors);
    }

    static List<Direction> seenFromTheirMean(List<float[]> vectors) {
        int dimensions = vectors.getFirst().length;
        double[] sum = new double[dimensions];
        vectors.forEach(vector -> FixedPoint.of(vector).addTo(sum, 1.0 / vectors.size()));
        FixedPoint mean = FixedPoint.of(sum);
        return vectors.stream().map(vector -> seenFrom(mean, vector)).toList();
    }

    static Direction seenFrom(FixedPoint mean, float[] vector) {
        FixedPoint x = FixedPoint.of(vector);
        return new Direction(x, mean, x.distance(mean));
    }

    private static float[] gaussian(SplittableRandom random, int dimensions) {
        float[] vector = new float[dimensions];
        for (int j = 0; j < dimensions; j++) {
            vector[j] = (float) random.nextGaussian();
        }
        return vector;
    }
}
