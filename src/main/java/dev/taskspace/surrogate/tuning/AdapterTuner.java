package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.AdapterTuning;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedAdapter;
import java.util.List;

/** Tunes a low-rank change and a head on a frozen encoder. */
final class AdapterTuner {

    private final FrozenEncoder frozen;
    private final AdapterTuning plan;

    AdapterTuner(FrozenEncoder frozen, AdapterTuning plan) {
        this.frozen = frozen;
        this.plan = plan;
    }

    TunedAdapter tune(TrainingSet set, long seed, StepListener listener) {
        var schedule = new Lessons.Schedule(plan.maxTokens(), plan.batchSize(), plan.epochs());
        var lessons = new Lessons(frozen, set, schedule, seed, listener);
        try (NDManager manager = frozen.manager().newSubManager()) {
            LowRankChange change = LowRankChange.none(frozen, plan.rank(), manager);
            Head head = lessons.head(manager);
            var model = new TaskModel(frozen.encoder(), frozen.parameters(), head, lessons.loss());
            LearningCheck learned = lessons.teach(model, change, optimizer(manager, change, head), manager);
            return new TunedAdapter(change.values(), learned);
        }
    }

    private AdamW optimizer(NDManager manager, LowRankChange change, Head head) {
        return new AdamW(
                manager,
                List.of(
                        new AdamW.Group(change.tensors(), plan.learningRate(), 0),
                        new AdamW.Group(head.weights(), plan.learningRate(), plan.weightDecay()),
                        new AdamW.Group(head.biases(), plan.learningRate(), 0)));
    }
}
