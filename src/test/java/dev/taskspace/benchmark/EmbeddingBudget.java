package dev.taskspace.benchmark;

import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedPrefix;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.tuning.MiniLm;
import dev.taskspace.surrogate.tuning.NaiveFisher;
import java.util.List;

/** What the embedding of a data set of 1,000 examples of 25 tokens costs on one core, with the default plans and one seed. */
public final class EmbeddingBudget {

    private static final int EXAMPLES = 1000;
    private static final int HELD_OUT = 200;
    private static final int FISHER = 400;
    private static final int WORDS = 23;

    private EmbeddingBudget() {}

    public static void main(String[] arguments) {
        Surrogate surrogate = MiniLm.surrogate();
        TrainingSet set = Corpus.labelled(EXAMPLES, HELD_OUT, WORDS);
        List<TextInput> inputs =
                set.train().stream().map(TrainingExample::input).toList();
        System.out.printf(
                "%d examples of %.1f tokens%n",
                EXAMPLES, surrogate.countTokens(inputs, FullTuning.DEFAULT.maxTokens()) / (double) EXAMPLES);
        surrogate.meanPooled(inputs.subList(0, 100), 64, StepListener.SILENT);

        Stopwatch text = new Stopwatch();
        surrogate.meanPooled(inputs, FullTuning.DEFAULT.maxTokens(), StepListener.SILENT);
        System.out.printf("meanPooled                          %6.1f s%n", text.seconds());

        full(surrogate, set);

        Stopwatch prefix = new Stopwatch();
        try (TunedPrefix tuned = surrogate.tunePrefix(set, PrefixTuning.DEFAULT, 1, StepListener.SILENT)) {
            tuned.delta();
            System.out.printf("tunePrefix + delta                  %6.1f s%n", prefix.seconds());
        }
    }

    private static void full(Surrogate surrogate, TrainingSet set) {
        List<TrainingExample> some = set.train().subList(0, FISHER);
        Stopwatch full = new Stopwatch();
        try (TunedSurrogate tuned = surrogate.tune(set, FullTuning.DEFAULT, 1, StepListener.SILENT)) {
            double tuning = full.seconds();
            tuned.fisher(some, StepListener.SILENT);
            double fisher = full.seconds() - tuning;
            tuned.weightDelta();
            System.out.printf(
                    "tune + fisher + weightDelta         %6.1f s (tune %.1f, fisher of %d %.1f)%n",
                    full.seconds(), tuning, FISHER, fisher);
            Stopwatch naive = new Stopwatch();
            NaiveFisher.of(tuned, some.subList(0, FISHER / 4));
            System.out.printf(
                    "fisher, one example at a time       %6.1f s for as many, %.1f times the batched%n",
                    4 * naive.seconds(), 4 * naive.seconds() / fisher);
        }
    }
}
