package dev.taskspace.surrogate.tuning;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.Hooks;
import java.util.List;
import java.util.stream.IntStream;

/** Minimises the mean loss of batches. */
final class Training {

    private final TaskModel model;
    private final Hooks hooks;
    private final AdamW optimizer;
    private final NDManager manager;
    private final Portions portions = new Portions();

    Training(TaskModel model, Hooks hooks, AdamW optimizer, NDManager manager) {
        this.model = model;
        this.hooks = hooks;
        this.optimizer = optimizer;
        this.manager = manager;
    }

    /**
     * One step on one batch, in parts that fit into the device one after the other; the effective batch is the same
     * whatever fits.
     *
     * @return its mean loss before the step
     */
    double step(List<LabelledTokens> examples) {
        int[] lengths = Batches.lengths(examples, example -> example.tokens().length());
        int[] batch = IntStream.range(0, lengths.length).toArray();
        while (true) {
            try {
                double loss = 0;
                for (int[] part : portions.of(batch, lengths)) {
                    loss += accumulate(Batches.pick(examples, part), batch.length);
                }
                optimizer.step();
                return loss / batch.length;
            } catch (EngineException failure) {
                portions.halve(failure, batch, lengths);
                // What some of the parts had added must not be added twice.
                optimizer.clear();
            }
        }
    }

    /** Adds the gradient of a part's share of the mean over its batch; answers the sum of its losses. */
    private double accumulate(List<LabelledTokens> part, int batchSize) {
        double[] sum = new double[1];
        Autograd.recorded(() -> {
            try (NDManager step = manager.newSubManager()) {
                NDArray loss = model.losses(part, step, hooks).sum();
                Autograd.backward(loss, 1.0 / batchSize);
                sum[0] = Floats.of(loss)[0];
            }
        });
        return sum[0];
    }
}
