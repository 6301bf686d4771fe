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
 * The square of the mean gradient, {@code ((1/n) Σᵢ ∇θ log p(yᵢ|xᵢ))²}, summed over the inputs of every output unit. This
 * is what the code of the reference computes; it is no Fisher information, and nears zero where the loss is least.
 */
final class MeanGradient {

    private static final int BATCH = 16;

    private final TaskModel model;
    private final NDManager manager;

    MeanGradient(TaskModel model, NDManager manager) {
        this.model = model;
        this.manager = manager;
    }

    /** One block per linear layer in the order of the forward pass, one value per output unit. */
    List<Block> squares(List<LabelledTokens> examples, StepListener listener) {
        List<int[]> batches = Batches.byLength(
                Batches.lengths(examples, example -> example.tokens().length()), BATCH);
        Progress progress = new Progress(listener, batches.size());
        Map<String, GradientTape.Matrix> sums = new LinkedHashMap<>();
        for (int[] batch : batches) {
            Portions.each(
                    batch,
                    part -> gradients(Batches.pick(examples, part))
                            .forEach((layer, gradient) -> sums.merge(layer, gradient, GradientTape.Matrix::plus)));
            progress.step();
        }
        List<Block> blocks = new ArrayList<>(sums.size());
        sums.forEach((layer, sum) -> blocks.add(new Block(layer + ".weight", sum.squaredMeans(examples.size()))));
        return blocks;
    }

    private Map<String, GradientTape.Matrix> gradients(List<LabelledTokens> batch) {
        try (NDManager step = manager.newSubManager()) {
            GradientTape tape = new GradientTape();
            Autograd.recorded(
                    () -> Autograd.backward(model.losses(batch, step, tape).sum(), 1));
            return Autograd.unrecorded(tape::gradients);
        }
    }
}
