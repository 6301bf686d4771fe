package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.Target;
import java.util.List;

/**
 * Squared error {@code (z − y)²} on standardised labels: up to a constant minus the log-likelihood of a Gaussian of
 * variance ½. The score is Spearman's rank correlation.
 */
record SquaredError(Objective.Regression objective) implements Loss {

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public float[] row(Target target) {
        if (target instanceof Target.Value label) {
            return new float[] {(float) objective.standardise(label.value())};
        }
        throw new IllegalArgumentException(target + " is no target of a regression");
    }

    @Override
    public NDArray perExample(NDArray outputs, NDArray targets) {
        return outputs.sub(targets).square().sum(new int[] {1});
    }

    @Override
    public float[] blind(List<float[]> targets) {
        return new float[] {
            (float) targets.stream().mapToDouble(target -> target[0]).average().orElseThrow()
        };
    }

    @Override
    public double score(float[][] outputs, List<LabelledTokens> examples) {
        return RankCorrelation.spearman(
                first(outputs),
                first(examples.stream().map(LabelledTokens::target).toArray(float[][]::new)));
    }

    /** Of a rank correlation of unrelated values: {@code 1 / √(n − 1)}. */
    @Override
    public double scoreError(double blindScore, int n) {
        return 1 / Math.sqrt(n - 1.0);
    }

    private static double[] first(float[][] rows) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = rows[i][0];
        }
        return values;
    }
}
