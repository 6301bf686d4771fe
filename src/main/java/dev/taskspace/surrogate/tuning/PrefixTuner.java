package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TrainingSet;
import java.util.List;

/** Tunes a prefix and a head on a frozen encoder. */
final class PrefixTuner {

    /**
     * The head learns at this share of the rate of the prefix. At the same rate it grows faster than the prefix learns
     * and answers with more confidence than it has reason for: held-out loss .61 instead of .72 on movie reviews.
     */
    private static final double HEAD_SHARE = 0.1;

    private final FrozenEncoder frozen;
    private final PrefixTuning plan;

    PrefixTuner(FrozenEncoder frozen, PrefixTuning plan) {
        this.frozen = frozen;
        this.plan = plan;
    }

    TunedKeysAndValues tune(TrainingSet set, long seed, StepListener listener) {
        var schedule = new Lessons.Schedule(plan.maxTokens(), plan.batchSize(), plan.epochs());
        var lessons = new Lessons(frozen, set, schedule, seed, listener);
        try (NDManager manager = frozen.manager().newSubManager()) {
            Prefix initial = Prefix.initial(frozen, plan.prefixLength(), manager);
            Prefix prefix = initial.copy(manager);
            Head head = lessons.head(manager);
            var model = new TaskModel(frozen.encoder(), frozen.parameters(), head, lessons.loss());
            LearningCheck learned = lessons.teach(model, prefix, optimizer(manager, prefix, head), manager);
            return new TunedKeysAndValues(
                    prefix.values(),
                    prefix.minus(initial),
                    plan.prefixLength(),
                    frozen.encoder().config().headSize(),
                    learned);
        }
    }

    private AdamW optimizer(NDManager manager, Prefix prefix, Head head) {
        double headRate = HEAD_SHARE * plan.learningRate();
        return new AdamW(
                manager,
                List.of(
                        new AdamW.Group(prefix.tensors(), plan.learningRate(), 0),
                        new AdamW.Group(head.weights(), headRate, plan.weightDecay()),
                        new AdamW.Group(head.biases(), headRate, 0)));
    }
}
