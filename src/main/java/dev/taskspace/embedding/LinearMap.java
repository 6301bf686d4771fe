package dev.taskspace.embedding;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Ridge regression from rows to rows, with a constant that is not shrunk, because both sides are centred first. */
public final class LinearMap {
    private static final double LEAST = 1e-12;

    private LinearMap() {}

    /**
     * The map {@code [in + 1][out]} row by row, its last row the constant.
     *
     * @param from {@code [n][in]}
     * @param to {@code [n][out]}
     * @param decay in units of the mean square of a centred feature, times n
     */
    public static double[] fit(double[][] from, double[][] to, double decay) {
        double[] meanFrom = mean(from);
        double[] meanTo = mean(to);
        DMatrixRMaj x = centred(from, meanFrom);
        DMatrixRMaj y = centred(to, meanTo);
        int in = meanFrom.length;
        int out = meanTo.length;
        DMatrixRMaj xx = new DMatrixRMaj(in, in);
        CommonOps_DDRM.multInner(x, xx);
        double shrinkage = decay * CommonOps_DDRM.trace(xx) / in + LEAST;
        for (int i = 0; i < in; i++) {
            xx.add(i, i, shrinkage);
        }
        DMatrixRMaj xy = new DMatrixRMaj(in, out);
        CommonOps_DDRM.multTransA(x, y, xy);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(in);
        if (!solver.setA(xx)) {
            throw new IllegalArgumentException("features hold what is not finite");
        }
        DMatrixRMaj w = new DMatrixRMaj(in, out);
        solver.solve(xy, w);
        double[] map = new double[(in + 1) * out];
        System.arraycopy(w.data, 0, map, 0, in * out);
        for (int j = 0; j < out; j++) {
            double constant = meanTo[j];
            for (int i = 0; i < in; i++) {
                constant -= meanFrom[i] * w.get(i, j);
            }
            map[in * out + j] = constant;
        }
        return map;
    }

    static float[] fit(float[][] from, float[][] to, double decay) {
        double[] map = fit(doubles(from), doubles(to), decay);
        float[] values = new float[map.length];
        for (int i = 0; i < map.length; i++) {
            values[i] = (float) map[i];
        }
        return values;
    }

    /** Applies a map of {@link #fit}. */
    public static double[][] apply(double[] map, double[][] rows) {
        int in = rows[0].length;
        int out = map.length / (in + 1);
        double[][] mapped = new double[rows.length][out];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(map, in * out, mapped[r], 0, out);
            for (int i = 0; i < in; i++) {
                double value = rows[r][i];
                for (int j = 0; j < out; j++) {
                    mapped[r][j] += value * map[i * out + j];
                }
            }
        }
        return mapped;
    }

    private static DMatrixRMaj centred(double[][] rows, double[] mean) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows.length, mean.length);
        for (int r = 0; r < rows.length; r++) {
            for (int i = 0; i < mean.length; i++) {
                matrix.set(r, i, rows[r][i] - mean[i]);
            }
        }
        return matrix;
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.length;
            }
        }
        return mean;
    }

    private static double[][] doubles(float[][] rows) {
        double[][] wide = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            wide[r] = new double[rows[r].length];
            for (int i = 0; i < wide[r].length; i++) {
                wide[r][i] = rows[r][i];
            }
        }
        return wide;
    }
}
