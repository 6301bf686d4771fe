package dev.taskspace.ranking.hybrid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What transfers of the very pair tell beyond the model: the mean of its residuals in other settings, weighted by the
 * square of their relatedness and shrunk, {@code û = Σ wr / (Σ w + k)}. Nothing measured, nothing said.
 */
final class OwnEffect {
    private static final double PRIOR = 0.1;

    private final Map<Integer, double[]> bySource = new HashMap<>();

    /**
     * Sums up.
     *
     * @param own residuals of the target's rows
     * @param setting that is asked for, negative for any
     */
    OwnEffect(List<Residuals> own, Relatedness relatedness, int setting) {
        for (Residuals row : own) {
            double related = relatedness.of(setting, row.setting());
            double weight = related * related;
            for (int i = 0; i < row.sources().length; i++) {
                double[] sums = bySource.computeIfAbsent(row.sources()[i], unseen -> new double[2]);
                sums[0] += weight * row.values()[i];
                sums[1] += weight;
            }
        }
    }

    double of(int source) {
        double[] sums = bySource.get(source);
        return sums == null ? 0 : sums[0] / (sums[1] + PRIOR);
    }

    /** 0 when the pair was never measured, towards 1 as much related evidence comes in. */
    double reliability(int source) {
        double[] sums = bySource.get(source);
        return sums == null ? 0 : sums[1] / (sums[1] + PRIOR);
    }

    /** The reliability of the pair that is known best. */
    double mostReliability() {
        return bySource.keySet().stream().mapToDouble(this::reliability).max().orElse(0);
    }
}
