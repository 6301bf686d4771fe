package dev.taskspace.ranking.hybrid;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Ridge regression that shrinks towards a prior belief instead of towards nothing:
 * {@code β = β₀ + (XᵀX + λD)⁻¹ Xᵀ(y − Xβ₀)}, where D holds the mean squares of the features, so that λ counts in rows.
 * Closed form by Cholesky. Without data it is the prior; with many rows it is least squares.
 */
final class Ridge {
    /** A feature that never varied keeps its prior. */
    private static final double LEAST_SQUARE = 1e-4;

    private Ridge() {}

    static double[] solve(Gram gram, double[] prior, double lambda) {
        int p = prior.length;
        DMatrixRMaj a = new DMatrixRMaj(p, p);
        DMatrixRMaj b = new DMatrixRMaj(p, 1);
        for (int i = 0; i < p; i++) {
            double explained = 0;
            for (int j = 0; j < p; j++) {
                a.set(i, j, gram.xx(i, j));
                explained += gram.xx(i, j) * prior[j];
            }
            a.add(i, i, lambda * Math.max(LEAST_SQUARE, gram.rows() == 0 ? 0 : gram.xx(i, i) / gram.rows()));
            b.set(i, 0, gram.xy(i) - explained);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(p);
        if (!solver.setA(a)) {
            throw new IllegalArgumentException("features hold what is not finite");
        }
        DMatrixRMaj step = new DMatrixRMaj(p, 1);
        solver.solve(b, step);
        double[] beta = prior.clone();
        for (int i = 0; i < p; i++) {
            beta[i] += step.get(i, 0);
        }
        return beta;
    }
}
