package dev.taskspace.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Ways to make coordinates of stored vectors, and the cosines between them. */
final class Coordinates {
    private Coordinates() {}

    /** Makes the coordinates of one vector. */
    interface Transform {
        double[] of(StoredVectors.Vector vector);
    }

    /** Of a Fisher information: each block is made to have the mean 1 first. */
    static Map<String, Transform> ofFisher() {
        Map<String, Transform> transforms = new LinkedHashMap<>();
        transforms.put("share", vector -> shares(vector));
        transforms.put("square root", vector -> map(shares(vector), Math::sqrt));
        for (double floor : new double[] {1e-1, 1e-2, 1e-3, 1e-4, 1e-6}) {
            transforms.put("log, floor " + floor, vector -> map(shares(vector), x -> Math.log(x + floor)));
        }
        transforms.put(
                "log, floor 0.001, mean of each block subtracted (clr)",
                vector -> blockwise(map(shares(vector), x -> Math.log(x + 1e-3)), vector.blocks()));
        transforms.put("log of the whole vector's shares, floor 0.001", vector -> {
            double mean = Arrays.stream(vector.values()).average().orElseThrow();
            return map(vector.values(), x -> Math.log(x / mean + 1e-3));
        });
        return transforms;
    }

    /** Of a task vector: as stored, and with every value added with a random sign to one of fewer. */
    static Map<String, Transform> ofTaskVector() {
        Map<String, Transform> transforms = new LinkedHashMap<>();
        transforms.put("16,384 values", StoredVectors.Vector::values);
        for (int size : new int[] {4_096, 1_024, 256, 64}) {
            transforms.put("%,d values".formatted(size), vector -> folded(vector.values(), size));
        }
        return transforms;
    }

    /** Cosines of every vector with every other, by names. */
    static Map<String, Map<String, Double>> cosines(
            Map<String, StoredVectors.Vector> vectors, Transform transform, boolean centred) {
        Map<String, double[]> rows = new TreeMap<>();
        vectors.forEach((name, vector) -> rows.put(name, transform.of(vector)));
        if (centred) {
            centre(rows);
        }
        Map<String, Map<String, Double>> cosines = new TreeMap<>();
        rows.forEach((target, row) -> rows.forEach((source, other) ->
                cosines.computeIfAbsent(target, unseen -> new TreeMap<>()).put(source, cosine(row, other))));
        return cosines;
    }

    static void centre(Map<String, double[]> rows) {
        double[] mean = new double[rows.values().iterator().next().length];
        rows.values().forEach(row -> {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.size();
            }
        });
        rows.replaceAll((name, row) -> {
            double[] difference = row.clone();
            for (int i = 0; i < mean.length; i++) {
                difference[i] -= mean[i];
            }
            return difference;
        });
    }

    static double cosine(double[] a, double[] b) {
        double dot = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            squareA += a[i] * a[i];
            squareB += b[i] * b[i];
        }
        return squareA == 0 || squareB == 0 ? 0 : dot / Math.sqrt(squareA * squareB);
    }

    private static double[] shares(StoredVectors.Vector vector) {
        double[] shares = vector.values().clone();
        int start = 0;
        for (int size : vector.blocks()) {
            double sum = Arrays.stream(shares, start, start + size).sum();
            for (int i = start; i < start + size; i++) {
                shares[i] *= sum > 0 ? size / sum : 0;
            }
            start += size;
        }
        return shares;
    }

    private static double[] blockwise(double[] values, int[] blocks) {
        double[] difference = values.clone();
        int start = 0;
        for (int size : blocks) {
            double mean = Arrays.stream(values, start, start + size).average().orElseThrow();
            for (int i = start; i < start + size; i++) {
                difference[i] -= mean;
            }
            start += size;
        }
        return difference;
    }

    private static double[] map(double[] values, java.util.function.DoubleUnaryOperator operator) {
        return Arrays.stream(values).map(operator).toArray();
    }

    private static double[] folded(double[] values, int size) {
        SplittableRandom random = new SplittableRandom(size);
        double[] folded = new double[size];
        for (double value : values) {
            folded[random.nextInt(size)] += random.nextBoolean() ? value : -value;
        }
        return folded;
    }
}
