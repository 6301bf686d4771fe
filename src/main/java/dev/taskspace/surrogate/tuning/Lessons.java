package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.encoder.Hooks;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A training set made ready for one tuning: tokenised, in the order of the seed, with its examination at the end. */
final class Lessons {

    private final FrozenEncoder frozen;
    private final Loss loss;
    private final List<LabelledTokens> examples;
    private final List<int[]> batches;
    private final double[] losses;
    private final HeldOutCheck check;
    private final RandomGenerator forHead;
    private final StepListener listener;

    /** What the plans of all tunings have in common. */
    record Schedule(int maxTokens, int batchSize, int epochs) {}

    Lessons(FrozenEncoder frozen, TrainingSet set, Schedule schedule, long seed, StepListener listener) {
        this.frozen = frozen;
        this.listener = listener;
        loss = Loss.of(set.objective());
        examples = LabelledTokens.of(set.train(), frozen.tokenizer(), schedule.maxTokens(), loss);
        check = new HeldOutCheck(LabelledTokens.of(set.heldOut(), frozen.tokenizer(), schedule.maxTokens(), loss));
        int[] lengths = Batches.lengths(examples, example -> example.tokens().length());
        SplittableRandom random = new SplittableRandom(seed);
        forHead = random.split();
        batches = new ArrayList<>();
        for (int epoch = 0; epoch < schedule.epochs(); epoch++) {
            batches.addAll(
                    set.shuffled()
                            ? Batches.shuffled(lengths, schedule.batchSize(), random)
                            : Batches.inOrder(lengths.length, schedule.batchSize()));
        }
        losses = new double[batches.size()];
    }

    Loss loss() {
        return loss;
    }

    /** A new head for these lessons, the same for the same seed; to be asked for once. */
    Head head(NDManager manager) {
        return Head.random(
                manager, loss.outputs(), frozen.encoder(), frozen.parameters().type(), forHead);
    }

    /** The loss of every step that was taught, 0 before. */
    double[] losses() {
        return losses.clone();
    }

    /** Trains the tensors of the optimiser, then examines the model. */
    LearningCheck teach(TaskModel model, Hooks hooks, AdamW optimizer, NDManager manager) {
        Progress progress = new Progress(listener, batches.size() + check.steps());
        Training training = new Training(model, hooks, optimizer, manager);
        for (int i = 0; i < losses.length; i++) {
            losses[i] = training.step(Batches.pick(examples, batches.get(i)));
            progress.step();
        }
        return check.run(model, hooks, examples, manager, progress);
    }
}
