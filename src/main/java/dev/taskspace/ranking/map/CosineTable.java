package dev.taskspace.ranking.map;

import java.util.List;
import java.util.stream.IntStream;

/** The cosine of every pair of directions: {@code cᵢⱼ = uᵢ·uⱼ}, symmetric. */
public final class CosineTable {
    private CosineTable() {}

    public static double[][] of(List<Direction> directions) {
        List<float[]> units = directions.stream().map(Direction::unit).toList();
        double[][] cosines = new double[units.size()][units.size()];
        IntStream.range(0, units.size()).parallel().forEach(i -> {
            for (int j = 0; j <= i; j++) {
                double cosine = Math.clamp(dot(units.get(i), units.get(j)), -1, 1);
                cosines[i][j] = cosine;
                cosines[j][i] = cosine;
            }
        });
        return cosines;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
