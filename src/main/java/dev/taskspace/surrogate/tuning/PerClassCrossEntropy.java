package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.encoder.Autograd;
import java.util.List;

/**
 * Binary cross-entropy of every class by itself, {@code −(1/K) Σₖ tₖ log σ(zₖ) + (1 − tₖ) log(1 − σ(zₖ))}: what the
 * reference falls into for soft labels, because its library takes real numbers for several labels at once. The classes
 * do not compete, so it is no likelihood of a class; kept to measure the difference.
 */
record PerClassCrossEntropy(CrossEntropy classes) implements Loss {

    @Override
    public int outputs() {
        return classes.outputs();
    }

    @Override
    public float[] row(Target target) {
        return classes.row(target);
    }

    @Override
    public NDArray perExample(NDArray outputs, NDArray targets) {
        NDArray one = Autograd.constant(1, outputs);
        NDArray share = Autograd.constant(1.0 / outputs(), outputs);
        NDArray soft = outputs.abs().neg().exp().add(one).log();
        return Activation.relu(outputs)
                .sub(outputs.mul(targets))
                .add(soft)
                .sum(new int[] {1})
                .mul(share);
    }

    /** Log-odds of the mean targets, each counted once more than seen and once more than not. */
    @Override
    public float[] blind(List<float[]> targets) {
        float[] logits = new float[outputs()];
        for (int k = 0; k < logits.length; k++) {
            double mass = 1;
            for (float[] target : targets) {
                mass += target[k];
            }
            logits[k] = (float) Math.log(mass / (targets.size() + 2 - mass));
        }
        return logits;
    }

    @Override
    public double score(float[][] outputs, List<LabelledTokens> examples) {
        return classes.score(outputs, examples);
    }

    @Override
    public double scoreError(double blindScore, int n) {
        return classes.scoreError(blindScore, n);
    }
}
