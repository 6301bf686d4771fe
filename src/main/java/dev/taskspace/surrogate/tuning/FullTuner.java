package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.encoder.Hooks;
import dev.taskspace.surrogate.encoder.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tunes copies of all parameters of an encoder but its embedding tables. */
final class FullTuner {

    private final FrozenEncoder frozen;
    private final Parameters start;
    private final FullTuning plan;

    FullTuner(FrozenEncoder frozen, FullTuning plan) {
        this(frozen, frozen.parameters(), plan);
    }

    /** Tunes copies of other parameters of the same encoder. */
    FullTuner(FrozenEncoder frozen, Parameters start, FullTuning plan) {
        this.frozen = frozen;
        this.start = start;
        this.plan = plan;
    }

    TunedEncoder tune(TrainingSet set, long seed, StepListener listener) {
        var schedule = new Lessons.Schedule(plan.maxTokens(), plan.batchSize(), plan.epochs());
        var lessons = new Lessons(frozen, set, schedule, seed, listener);
        // Gradients and moments go with this manager; what is kept is copied out of it.
        try (NDManager manager = frozen.manager().newSubManager()) {
            Map<String, NDArray> copies = copies(manager);
            Head head = lessons.head(manager);
            var model = new TaskModel(frozen.encoder(), frozen.parameters().with(copies), head, lessons.loss());
            LearningCheck learned = lessons.teach(model, Hooks.NONE, optimizer(manager, copies, head), manager);
            return TunedEncoder.keep(
                    frozen, copies, model, new TunedEncoder.Taught(learned, lessons.losses()), plan.maxTokens());
        }
    }

    private Map<String, NDArray> copies(NDManager manager) {
        Map<String, NDArray> copies = new LinkedHashMap<>();
        for (String name : frozen.encoder().trained()) {
            copies.put(name, Copies.copy(start.get(name), manager));
        }
        return copies;
    }

    private AdamW optimizer(NDManager manager, Map<String, NDArray> copies, Head head) {
        List<NDArray> matrices = new ArrayList<>(head.weights());
        List<NDArray> others = new ArrayList<>(head.biases());
        copies.values().forEach(tensor -> (tensor.getShape().dimension() == 2 ? matrices : others).add(tensor));
        return new AdamW(
                manager,
                List.of(
                        new AdamW.Group(matrices, plan.learningRate(), plan.weightDecay()),
                        new AdamW.Group(others, plan.learningRate(), 0)));
    }
}
