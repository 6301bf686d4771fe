package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.taskspace.surrogate.encoder.Autograd;
import java.util.Collection;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) at a constant learning rate. Moments are bias corrected as
 * in Algorithm 1 of Kingma and Ba 2015, ε added after: {@code α m̂ / (√v̂ + ε)}. Their shorter form, with ε added to the
 * uncorrected root, is a step with an ε thirty times as large at the beginning, which shows where gradients are tiny.
 */
final class AdamW {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final double EPSILON = 1e-8;
    private static final float UNSCALED = 1;
    private static final float UNCLIPPED = -1;

    private final List<Slot> slots;
    private int step;

    /** Tensors with the same learning rate and the same decay towards zero. */
    record Group(Collection<NDArray> tensors, double learningRate, double weightDecay) {}

    /**
     * Makes the tensors of all groups leaves that require gradients.
     *
     * @param manager owns the moments
     */
    AdamW(NDManager manager, List<Group> groups) {
        slots = groups.stream()
                .flatMap(group -> group.tensors().stream().map(tensor -> Slot.of(tensor, group, manager)))
                .toList();
    }

    /** Applies and clears the gradients. */
    void step() {
        step++;
        double root = Math.sqrt(1 - Math.pow(BETA2, step));
        slots.forEach(slot -> slot.update(root, 1 - Math.pow(BETA1, step)));
    }

    /** Forgets gradients that were not applied. */
    void clear() {
        slots.forEach(slot -> Autograd.clear(slot.tensor));
    }

    private record Slot(PtNDArray tensor, PtNDArray mean, PtNDArray variance, Group group) {

        static Slot of(NDArray tensor, Group group, NDManager manager) {
            tensor.setRequiresGradient(true);
            return new Slot((PtNDArray) tensor, zeros(tensor, manager), zeros(tensor, manager), group);
        }

        private static PtNDArray zeros(NDArray tensor, NDManager manager) {
            return (PtNDArray) manager.zeros(tensor.getShape(), tensor.getDataType());
        }

        /** The engine divides by the uncorrected root, so both sides of the fraction are multiplied by the correction. */
        void update(double rootCorrection, double meanCorrection) {
            try (PtNDArray gradient = tensor.getGradient()) {
                JniUtils.adamUpdate(
                        tensor,
                        gradient,
                        mean,
                        variance,
                        (float) group.learningRate(),
                        (float) (group.learningRate() * rootCorrection / meanCorrection),
                        (float) group.weightDecay(),
                        UNSCALED,
                        UNCLIPPED,
                        BETA1,
                        BETA2,
                        (float) (EPSILON * rootCorrection),
                        true);
            }
            Autograd.clear(tensor);
        }
    }
}
