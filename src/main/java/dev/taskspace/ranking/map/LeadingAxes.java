package dev.taskspace.ranking.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigenvectors of a {@link Scatter} with the largest eigenvalues, by a block Krylov method with Rayleigh–Ritz (Musco &
 * Musco 2015, "Randomized Block Krylov Methods for Stronger and Faster Approximate Singular Value Decomposition"): the
 * space of {@code B, CB, C²B, …} is grown until {@code ‖Cv − λv‖} of each wanted pair is below {@value #TOLERANCE} of the
 * largest eigenvalue. With fewer rows than dimensions of that space it is exact to rounding. B is drawn from a fixed seed,
 * so the same vectors give the same bits.
 *
 * <p>When the spectrum is flat, as that of pure noise is, the axes mean nothing and are given up after
 * {@value #MOST_PASSES} passes as good as they are.
 */
final class LeadingAxes {
    private static final double TOLERANCE = 1e-6;
    private static final int MOST_PASSES = 60;

    /** Twice the wanted axes, so that eigenvalues that lie close together are told apart early. */
    private static final int BLOCK = 4;

    /** What is left of a vector, relative to its length, when it adds no new direction. */
    private static final double NOTHING_NEW = 1e-10;

    private final Scatter scatter;
    private final int wanted;
    private final List<double[]> basis = new ArrayList<>();
    private final List<double[]> images = new ArrayList<>();
    private DMatrixRMaj small = new DMatrixRMaj(0, 0);

    /** One axis: a unit vector v and how much scatter lies along it. */
    @SuppressWarnings("ArrayRecordComponent") // handed over and never compared
    record Axis(double[] direction, double eigenvalue) {}

    private LeadingAxes(Scatter scatter, int wanted) {
        this.scatter = scatter;
        this.wanted = wanted;
    }

    /** The first axes, largest first; fewer when the scatter has fewer. */
    static List<Axis> of(Scatter scatter, int wanted) {
        return new LeadingAxes(scatter, wanted).found();
    }

    private List<Axis> found() {
        SplittableRandom random = new SplittableRandom(BLOCK);
        List<double[]> drawn = IntStream.range(0, BLOCK)
                .mapToObj(i -> IntStream.range(0, scatter.dimensions())
                        .mapToDouble(j -> random.nextGaussian())
                        .toArray())
                .toList();
        List<double[]> block = new ArrayList<>(scatter.times(drawn));
        List<Axis> axes = List.of();
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            int added = grow(block);
            if (added == 0) {
                return axes;
            }
            double[][] ritz = ritz();
            axes = Arrays.stream(ritz).map(this::axis).toList();
            if (converged(ritz, axes)) {
                return axes;
            }
            block = images.subList(images.size() - added, images.size()).stream()
                    .map(double[]::clone)
                    .toList();
        }
        return axes;
    }

    /** Adds what is new in the block to the basis; how many vectors that is. */
    private int grow(List<double[]> block) {
        int before = basis.size();
        for (double[] vector : block) {
            double length = Math.sqrt(Dense.dot(vector, vector));
            for (int twice = 0; twice < 2; twice++) {
                basis.forEach(known -> Dense.add(-Dense.dot(known, vector), known, vector));
            }
            double left = Math.sqrt(Dense.dot(vector, vector));
            if (left > NOTHING_NEW * length) {
                Dense.scale(1 / left, vector);
                basis.add(vector);
            }
        }
        if (basis.size() == before) {
            return 0;
        }
        images.addAll(scatter.times(basis.subList(before, basis.size())));
        DMatrixRMaj grown = new DMatrixRMaj(basis.size(), basis.size());
        for (int i = 0; i < basis.size(); i++) {
            for (int j = i; j < basis.size(); j++) {
                double value = j < before ? small.get(i, j) : Dense.dot(basis.get(i), images.get(j));
                grown.set(i, j, value);
                grown.set(j, i, value);
            }
        }
        small = grown;
        return basis.size() - before;
    }

    /** The leading eigenvectors within the basis. */
    private double[][] ritz() {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(small.numRows, true, true);
        if (!eigen.decompose(small.copy())) {
            throw new IllegalArgumentException("vectors hold what is not finite");
        }
        return IntStream.range(0, small.numRows)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
                .limit(wanted)
                .map(i -> eigen.getEigenVector(i).getData())
                .toArray(double[][]::new);
    }

    private Axis axis(double[] coefficients) {
        double[] direction = combined(basis, coefficients);
        return new Axis(direction, Dense.dot(direction, combined(images, coefficients)));
    }

    private boolean converged(double[][] ritz, List<Axis> axes) {
        double allowed = TOLERANCE * axes.getFirst().eigenvalue();
        for (int i = 0; i < ritz.length; i++) {
            double[] residual = combined(images, ritz[i]);
            Dense.add(-axes.get(i).eigenvalue(), axes.get(i).direction(), residual);
            if (Math.sqrt(Dense.dot(residual, residual)) > allowed) {
                return false;
            }
        }
        return ritz.length == wanted;
    }

    private double[] combined(List<double[]> vectors, double[] coefficients) {
        double[] sum = new double[scatter.dimensions()];
        for (int i = 0; i < coefficients.length; i++) {
            Dense.add(coefficients[i], vectors.get(i), sum);
        }
        return sum;
    }
}
