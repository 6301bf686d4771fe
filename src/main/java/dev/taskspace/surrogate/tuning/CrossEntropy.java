package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import dev.taskspace.surrogate.Target;
import java.util.List;

/** Softmax cross-entropy {@code −Σₖ tₖ log softmax(z)ₖ} with hard or soft targets; the score is the accuracy. */
record CrossEntropy(int outputs) implements Loss {

    @Override
    public float[] row(Target target) {
        if (target instanceof Target.Category category && category.index() < outputs) {
            float[] row = new float[outputs];
            row[category.index()] = 1;
            return row;
        }
        if (target instanceof Target.Distribution soft && soft.probabilities().length == outputs) {
            return soft.probabilities();
        }
        throw new IllegalArgumentException(target + " is no target of " + outputs + " classes");
    }

    @Override
    public NDArray perExample(NDArray outputs, NDArray targets) {
        return outputs.logSoftmax(1).mul(targets).sum(new int[] {1}).neg();
    }

    /** Logarithms of the class frequencies, each class counted once more than seen so that none is impossible. */
    @Override
    public float[] blind(List<float[]> targets) {
        double[] mass = new double[outputs];
        for (float[] target : targets) {
            for (int k = 0; k < outputs; k++) {
                mass[k] += target[k];
            }
        }
        float[] logits = new float[outputs];
        for (int k = 0; k < outputs; k++) {
            logits[k] = (float) Math.log((mass[k] + 1) / (targets.size() + outputs));
        }
        return logits;
    }

    @Override
    public double score(float[][] outputs, List<LabelledTokens> examples) {
        int right = 0;
        for (int i = 0; i < outputs.length; i++) {
            if (largest(outputs[i]) == largest(examples.get(i).target())) {
                right++;
            }
        }
        return (double) right / outputs.length;
    }

    /** Of a share: {@code √(p (1 − p) / n)}. */
    @Override
    public double scoreError(double blindScore, int n) {
        return Math.sqrt(blindScore * (1 - blindScore) / n);
    }

    private static int largest(float[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] > values[best]) {
                best = k;
            }
        }
        return best;
    }
}
