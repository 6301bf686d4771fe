package dev.taskspace.ranking.map;

import java.util.Arrays;
import java.util.List;

/**
 * Directions on two axes: {@code xᵢₐ = (uᵢ − ū)·vₐ}, where v₁ and v₂ are the eigenvectors of their scatter with the largest
 * eigenvalues. That is a principal component analysis of what rankings compare, and at the same time classical
 * multidimensional scaling of the distances {@code √(2 − 2 cos)} that belong to their similarities. The coordinate that is
 * furthest from 0 is positive on each axis.
 *
 * @param coordinates {@code [points][2]}
 * @param variance share of all scatter that lies along each axis, 0 to 1; 0 for an axis that there is not
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers, handed over and never compared
public record Projection(double[][] coordinates, double[] variance) {
    private static final int AXES = 2;

    /** Scatter of one direction below which all of them are the same but for rounding. */
    private static final double ROUNDING = 1e-12;

    public static Projection of(List<Direction> directions) {
        double[][] coordinates = new double[directions.size()][AXES];
        double[] variance = new double[AXES];
        Scatter scatter = new Scatter(directions);
        if (scatter.trace() <= ROUNDING * directions.size()) {
            return new Projection(coordinates, variance);
        }
        List<LeadingAxes.Axis> axes = LeadingAxes.of(scatter, AXES);
        double[][] projected =
                scatter.project(axes.stream().map(LeadingAxes.Axis::direction).toList());
        for (int a = 0; a < axes.size(); a++) {
            int axis = a;
            variance[a] = Math.clamp(axes.get(a).eigenvalue() / scatter.trace(), 0, 1);
            double furthest = Arrays.stream(projected)
                    .mapToDouble(point -> point[axis])
                    .reduce(0, (known, next) -> Math.abs(next) > Math.abs(known) ? next : known);
            for (int i = 0; i < coordinates.length; i++) {
                coordinates[i][a] = furthest < 0 ? -projected[i][a] : projected[i][a];
            }
        }
        return new Projection(coordinates, variance);
    }
}
