package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TrainingSet;
import java.util.List;
import java.util.SplittableRandom;

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
        Loss loss = Loss.of(set.objective());
        var examples = LabelledTokens.of(set.train(), frozen.tokenizer(), plan.maxTokens(), loss);
        var check = new HeldOutCheck(LabelledTokens.of(set.heldOut(), frozen.tokenizer(), plan.maxTokens(), loss));
        int[] lengths = Batches.lengths(examples, example -> example.tokens().length());
        SplittableRandom forHead = new SplittableRandom(seed);
        SplittableRandom forOrder = forHead.split();
        List<int[]> batches = Training.plan(lengths, plan.batchSize(), plan.epochs(), forOrder);
        Progress progress = new Progress(listener, batches.size() + check.steps());
        try (NDManager manager = frozen.manager().newSubManager()) {
            Prefix initial = Prefix.initial(frozen, plan.prefixLength(), manager);
            Prefix prefix = initial.copy(manager);
            Head head = Head.random(
                    manager,
                    loss.outputs(),
                    frozen.encoder().config().hidden(),
                    frozen.parameters().type(),
                    forHead);
            var model = new TaskModel(frozen.encoder(), frozen.parameters(), head, loss);
            new Training(model, prefix, optimizer(manager, prefix, head), manager)
                    .run(examples, lengths, batches, progress);
            LearningCheck learned = check.run(model, prefix, examples, manager, progress);
            return new TunedKeysAndValues(
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
                        new AdamW.Group(List.of(head.weight()), headRate, plan.weightDecay()),
                        new AdamW.Group(List.of(head.bias()), headRate, 0)));
    }
}
