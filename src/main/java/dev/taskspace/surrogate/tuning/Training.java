package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.Hooks;
import java.util.List;

/** Minimises the mean loss of batches. */
final class Training {

    private final TaskModel model;
    private final Hooks hooks;
    private final AdamW optimizer;
    private final NDManager manager;

    Training(TaskModel model, Hooks hooks, AdamW optimizer, NDManager manager) {
        this.model = model;
        this.hooks = hooks;
        this.optimizer = optimizer;
        this.manager = manager;
    }

    /** One step on one batch, which comes in parts that are computed one after the other; answers its mean loss before. */
    double step(List<List<LabelledTokens>> parts) {
        int size = parts.stream().mapToInt(List::size).sum();
        double[] loss = new double[1];
        for (List<LabelledTokens> part : parts) {
            Autograd.recorded(() -> loss[0] += accumulate(part, size));
        }
        optimizer.step();
        return loss[0] / size;
    }

    /** Adds the gradient of a part's share of the mean over its batch; answers the sum of its losses. */
    private double accumulate(List<LabelledTokens> part, int batchSize) {
        try (NDManager step = manager.newSubManager()) {
            NDArray loss = model.losses(part, step, hooks).sum();
            Autograd.backward(loss, 1.0 / batchSize);
            return Floats.of(loss)[0];
        }
    }
}
