package dev.taskspace.ranking.directed;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * LogME (You et al. 2021, "LogME: Practical Assessment of Pre-trained Models for Transfer Learning"): the logarithm of
 * the evidence {@code p(y|F)} of Bayesian linear regression on fixed features, maximised over the precisions α of the
 * weights and β of the noise, per example, averaged over the columns of the labels. The maximum is found by the fixed
 * point of the authors' later code (You et al. 2022, "Ranking and Tuning Pre-trained Models", algorithm 3), on the
 * singular values of F: {@code γ = Σ σ²/(σ² + t)} with {@code t = α/β}, {@code α = γ/m²}, {@code β = (n − γ)/r²}.
 *
 * <p>Exact also with more features than examples: directions without an example leave {@code α^D} and the determinant
 * alike, so only the {@code k = min(n, D)} others count. Says little of fewer than some tens of examples.
 */
public final class LogEvidence {
    private static final int MOST_STEPS = 11;
    private static final double SETTLED = 1e-3;
    private static final double GUARD = 1e-5;

    /** Singular values below this share of the largest are rounding. */
    private static final double RANK = 1e-12;

    /** Squares of the singular values. */
    private final double[] sigma;

    /** Left singular vectors, a row each: {@code [k][n]}. */
    private final double[][] u;

    private final int n;

    private LogEvidence(double[] sigma, double[][] u, int n) {
        this.sigma = sigma;
        this.u = u;
        this.n = n;
    }

    /**
     * The mean evidence of the label columns; larger means that the labels follow more easily from the features.
     *
     * @param features {@code [n][D]}
     * @param labels {@code [n][columns]}: one-hot classes or scores
     */
    public static double of(double[][] features, double[][] labels) {
        LogEvidence evidence = decompose(features);
        double sum = 0;
        int columns = labels[0].length;
        for (int column = 0; column < columns; column++) {
            double[] y = new double[labels.length];
            for (int i = 0; i < y.length; i++) {
                y[i] = labels[i][column];
            }
            sum += evidence.of(y);
        }
        return sum / columns;
    }

    /** By the smaller of {@code FFᵀ} and {@code FᵀF}. */
    private static LogEvidence decompose(double[][] features) {
        DMatrixRMaj f = new DMatrixRMaj(features);
        int n = f.numRows;
        boolean wide = f.numCols >= n;
        int k = Math.min(n, f.numCols);
        DMatrixRMaj gram = new DMatrixRMaj(k, k);
        if (wide) {
            CommonOps_DDRM.multOuter(f, gram);
        } else {
            CommonOps_DDRM.multInner(f, gram);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, true, true);
        if (!eigen.decompose(gram)) {
            throw new IllegalArgumentException("features hold what is not finite");
        }
        double[] sigma = new double[k];
        double[][] u = new double[k][n];
        double largest = 0;
        for (int i = 0; i < k; i++) {
            largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
        }
        for (int i = 0; i < k; i++) {
            double value = eigen.getEigenvalue(i).getReal();
            if (value > RANK * largest) {
                sigma[i] = value;
                u[i] = wide ? eigen.getEigenVector(i).data.clone() : left(f, eigen.getEigenVector(i), value);
            }
        }
        return new LogEvidence(sigma, u, n);
    }

    private static double[] left(DMatrixRMaj f, DMatrixRMaj right, double square) {
        DMatrixRMaj product = new DMatrixRMaj(f.numRows, 1);
        CommonOps_DDRM.mult(1 / Math.sqrt(square), f, right, product);
        return product.data;
    }

    private double of(double[] y) {
        int k = sigma.length;
        double[] x2 = new double[k];
        double rest = dot(y, y);
        for (int i = 0; i < k; i++) {
            double x = dot(u[i], y);
            x2[i] = x * x;
            rest -= x2[i];
        }
        rest = Math.max(0, rest);
        double t = 1;
        double alpha = 1;
        double beta = 1;
        double m2 = 0;
        double r2 = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double gamma = 0;
            m2 = 0;
            r2 = rest;
            for (int i = 0; i < k; i++) {
                double both = sigma[i] + t;
                gamma += sigma[i] / both;
                m2 += sigma[i] * x2[i] / (both * both);
                r2 += x2[i] * t * t / (both * both);
            }
            alpha = gamma / (m2 + GUARD);
            beta = (n - gamma) / (r2 + GUARD);
            double before = t;
            t = alpha / beta;
            if (Math.abs(t - before) / before <= SETTLED) {
                break;
            }
        }
        double evidence = k / 2.0 * Math.log(alpha) + n / 2.0 * Math.log(beta) - n / 2.0 * Math.log(2 * Math.PI);
        for (double square : sigma) {
            evidence -= 0.5 * Math.log(alpha + beta * square);
        }
        return (evidence - beta / 2 * r2 - alpha / 2 * m2) / n;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
