package dev.taskspace.ranking.hybrid;

import java.util.Map;
import java.util.TreeMap;

/**
 * Weights of the features, and how strongly they are held to their prior: by the strength that predicts a target best
 * that the fit did not see.
 */
final class Weights {
    private static final double[] STRENGTHS = {10, 30, 100, 300, 1_000, 3_000, 10_000};
    private static final int LEAST_TARGETS = 3;

    private final Map<Integer, Gram> byTarget = new TreeMap<>();
    private final Gram all;
    private final double[] prior;
    private double strength = STRENGTHS[STRENGTHS.length - 1];

    Weights(double[] prior) {
        this.prior = prior;
        all = new Gram(prior.length);
    }

    void add(int target, double[] x, double y) {
        byTarget.computeIfAbsent(target, unseen -> new Gram(prior.length)).add(x, y);
    }

    /** Chooses the strength; to be called once after the last row. */
    Weights chosen() {
        byTarget.values().forEach(all::add);
        if (byTarget.size() >= LEAST_TARGETS) {
            double least = Double.POSITIVE_INFINITY;
            for (double candidate : STRENGTHS) {
                double error = heldOutError(candidate);
                if (error < least) {
                    least = error;
                    strength = candidate;
                }
            }
        }
        return this;
    }

    /** {@code Σ (y − xβ)²} over each target with the β of the others, without the constant {@code Σ y²}. */
    private double heldOutError(double candidate) {
        double error = 0;
        for (Gram target : byTarget.values()) {
            double[] beta = Ridge.solve(all.without(target), prior, candidate);
            for (int i = 0; i < beta.length; i++) {
                error -= 2 * beta[i] * target.xy(i);
                for (int j = 0; j < beta.length; j++) {
                    error += beta[i] * beta[j] * target.xx(i, j);
                }
            }
        }
        return error;
    }

    double[] fromAll() {
        return Ridge.solve(all, prior, strength);
    }

    /** As if this target had never been measured. */
    double[] without(int target) {
        Gram part = byTarget.get(target);
        return part == null ? fromAll() : Ridge.solve(all.without(part), prior, strength);
    }

    static double dot(double[] x, double[] beta) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * beta[i];
        }
        return sum;
    }
}
