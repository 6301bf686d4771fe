package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.Hooks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Fisher information as it is defined: one example, one backward pass, the gradient of every weight, squared. */
public final class NaiveFisher {

    private NaiveFisher() {}

    public static List<Block> of(TunedSurrogate tuned, List<TrainingExample> examples) {
        TunedEncoder encoder = (TunedEncoder) tuned;
        Map<String, NDArray> matrices = new LinkedHashMap<>();
        encoder.tuned().forEach((name, tensor) -> {
            if (tensor.getShape().dimension() == 2) {
                tensor.setRequiresGradient(true);
                matrices.put(name, tensor);
            }
        });
        Map<String, double[]> sums = new LinkedHashMap<>();
        try {
            for (LabelledTokens example : encoder.read(examples)) {
                gradients(encoder, example);
                matrices.forEach((name, matrix) -> {
                    double[] sum = sums.computeIfAbsent(
                            name, key -> new double[(int) matrix.getShape().get(0)]);
                    addSquares(matrix, sum);
                    Autograd.clear(matrix);
                });
            }
        } finally {
            matrices.values().forEach(matrix -> matrix.setRequiresGradient(false));
        }
        List<Block> blocks = new ArrayList<>();
        sums.forEach((name, sum) -> {
            float[] means = new float[sum.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = (float) (sum[i] / examples.size());
            }
            blocks.add(new Block(name, means));
        });
        return blocks;
    }

    private static void gradients(TunedEncoder encoder, LabelledTokens example) {
        Autograd.recorded(() -> {
            try (NDManager step = encoder.manager().newSubManager()) {
                NDArray loss = encoder.model()
                        .losses(List.of(example), step, Hooks.NONE)
                        .sum();
                Autograd.backward(loss, 1);
            }
        });
    }

    private static void addSquares(NDArray matrix, double[] sum) {
        Autograd.unrecorded(() -> {
            try (NDArray gradient = matrix.getGradient();
                    NDArray squares = gradient.square();
                    NDArray rows = squares.sum(new int[] {1})) {
                float[] values = rows.toFloatArray();
                for (int i = 0; i < values.length; i++) {
                    sum[i] += values[i];
                }
                return true;
            }
        });
    }
}
