package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.taskspace.surrogate.encoder.Autograd;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) at a constant learning rate, bias corrected as in
 * Kingma and Ba 2015, section 2: {@code αₜ = α √(1 − β₂ᵗ) / (1 − β₁ᵗ)}.
 */
final class AdamW {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final float UNSCALED = 1;
    private static final float UNCLIPPED = -1;

    private final List<Slot> slots = new ArrayList<>();
    private final float learningRate;
    private int step;

    /**
     * Makes the given tensors leaves that require gradients.
     *
     * @param manager owns the moments
     * @param decayed matrices
     * @param undecayed biases, norms and whatever else has no scale of its own
     */
    AdamW(
            NDManager manager,
            Collection<NDArray> decayed,
            Collection<NDArray> undecayed,
            double learningRate,
            double weightDecay) {
        this.learningRate = (float) learningRate;
        decayed.forEach(tensor -> slots.add(Slot.of(tensor, manager, (float) weightDecay)));
        undecayed.forEach(tensor -> slots.add(Slot.of(tensor, manager, 0)));
    }

    /** Applies and clears the gradients. */
    void step() {
        step++;
        double correction = Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
        for (Slot slot : slots) {
            slot.update(learningRate, (float) (learningRate * correction));
        }
    }

    private record Slot(PtNDArray tensor, PtNDArray mean, PtNDArray variance, float decay) {

        static Slot of(NDArray tensor, NDManager manager, float decay) {
            tensor.setRequiresGradient(true);
            return new Slot((PtNDArray) tensor, zeros(tensor, manager), zeros(tensor, manager), decay);
        }

        private static PtNDArray zeros(NDArray tensor, NDManager manager) {
            return (PtNDArray) manager.zeros(tensor.getShape(), tensor.getDataType());
        }

        void update(float rate, float correctedRate) {
            try (PtNDArray gradient = tensor.getGradient()) {
                JniUtils.adamUpdate(
                        tensor,
                        gradient,
                        mean,
                        variance,
                        rate,
                        correctedRate,
                        decay,
                        UNSCALED,
                        UNCLIPPED,
                        BETA1,
                        BETA2,
                        EPSILON,
                        true);
            }
            Autograd.clear(tensor);
        }
    }
}
