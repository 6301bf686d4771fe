package dev.taskspace.ranking.map;

import dev.taskspace.embedding.FixedPoint;
import java.util.List;
import java.util.stream.IntStream;

/** The cosine of every pair of directions: {@code cᵢⱼ = uᵢ·uⱼ}, symmetric. */
public final class CosineTable {
    private CosineTable() {}

    public static double[][] of(List<Direction> directions) {
        List<FixedPoint> units = directions.stream().map(Direction::unit).toList();
        double[][] cosines = new double[units.size()][units.size()];
        IntStream.range(0, units.size()).parallel().forEach(i -> {
            for (int j = 0; j <= i; j++) {
                double cosine = Math.clamp(units.get(i).dot(units.get(j)), -1, 1);
                cosines[i][j] = cosine;
                cosines[j][i] = cosine;
            }
        });
        return cosines;
    }
}
