package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.encoder.Autograd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The diagonal of the empirical Fisher information of every linear layer, summed over its inputs, for whole batches.
 *
 * <p>An example with inputs {@code X [T, in]} and output gradients {@code Δ [T, out]} has the weight gradient {@code
 * ΔᵀX}, and the sum of its squares in row {@code i} is {@code Δᵢᵀ (X Xᵀ) Δᵢ}. So one backward pass over a batch and two
 * products of {@code T × T} give exactly what one pass per example would: the gradients themselves are never formed
 * (Goodfellow 2015, "Efficient per-example gradient computations"; the "ghost norm" of Li et al. 2022). Padding adds
 * nothing, since no gradient reaches it.
 */
final class GhostFisher {

    private static final int BATCH = 16;

    private final TaskModel model;
    private final NDManager manager;

    GhostFisher(TaskModel model, NDManager manager) {
        this.model = model;
        this.manager = manager;
    }

    /** One block per linear layer in the order of the forward pass, one value per output unit, means over the examples. */
    List<Block> blocks(List<LabelledTokens> examples, StepListener listener) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("Fisher information needs at least one example");
        }
        List<int[]> batches = Batches.byLength(
                Batches.lengths(examples, example -> example.tokens().length()), BATCH);
        Progress progress = new Progress(listener, batches.size());
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int[] batch : batches) {
            Portions.each(batch, part -> add(Batches.pick(examples, part), sums));
            progress.step();
        }
        List<Block> blocks = new ArrayList<>(sums.size());
        sums.forEach((layer, sum) -> blocks.add(new Block(layer + ".weight", mean(sum, examples.size()))));
        return blocks;
    }

    private void add(List<LabelledTokens> batch, Map<String, double[]> sums) {
        try (NDManager step = manager.newSubManager()) {
            GradientTape tape = new GradientTape();
            // The sum, not the mean: the gradient of each example must not depend on the others.
            Autograd.recorded(
                    () -> Autograd.backward(model.losses(batch, step, tape).sum(), 1));
            Autograd.unrecorded(tape::squaredRowSums).forEach((layer, rows) -> {
                double[] sum = sums.computeIfAbsent(layer, name -> new double[rows.length]);
                for (int unit = 0; unit < rows.length; unit++) {
                    // Rounding takes a sum that is nearly zero below it.
                    sum[unit] += Math.max(0, rows[unit]);
                }
            });
        }
    }

    private static float[] mean(double[] sums, int examples) {
        float[] means = new float[sums.length];
        for (int unit = 0; unit < sums.length; unit++) {
            means[unit] = (float) (sums[unit] / examples);
        }
        return means;
    }
}
