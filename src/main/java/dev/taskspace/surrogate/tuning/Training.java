package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.Hooks;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Minimises the mean loss of shuffled batches. */
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

    /** The batches of all epochs, in their order. */
    static List<int[]> plan(int[] lengths, int batchSize, int epochs, RandomGenerator random) {
        List<int[]> batches = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            batches.addAll(Batches.shuffled(lengths, batchSize, random));
        }
        return batches;
    }

    void run(List<LabelledTokens> examples, int[] lengths, List<int[]> batches, Progress progress) {
        for (int[] batch : batches) {
            for (int[] part : Batches.safe(batch, lengths)) {
                Autograd.recorded(() -> accumulate(Batches.pick(examples, part), batch.length));
            }
            optimizer.step();
            progress.step();
        }
    }

    /** Adds the gradient of a part's share of the mean over its batch. */
    private void accumulate(List<LabelledTokens> part, int batchSize) {
        try (NDManager step = manager.newSubManager()) {
            NDArray losses = model.losses(part, step, hooks);
            Autograd.backward(losses.sum().div(batchSize));
        }
    }
}
