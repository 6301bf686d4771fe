package dev.taskspace.benchmark;

import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.encoder.FastMath;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.tuning.MiniLm;
import dev.taskspace.surrogate.tuning.NaiveFisher;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The work of {@code benchmarks/reference.py}, by Taskspace: same weights, examples, steps and threads. Writes the
 * examples for it first, then prints one JSON line a measurement: seconds of the clock and of the whole process, after a
 * warm-up. Arguments: the file of examples to write, {@code off} or {@code auto} for the fast matrix path, then
 * what to measure: tuning, fisher, forward.
 */
public final class PairedSpeed {

    private static final int EXAMPLES = Integer.getInteger("examples", 240);
    private static final int HELD_OUT = 1;
    private static final int WORDS = 23;
    private static final int FISHER = 100;
    private static final int EPOCHS = 2;
    private static final int FIXED = 64;
    private static final int FORWARD = 320;

    private PairedSpeed() {}

    public static void main(String[] arguments) throws IOException {
        TensorRuntime.prefer(FastMath.valueOf(arguments[1].toUpperCase(Locale.ROOT)), "cpu");
        TrainingSet set = Corpus.labelled(EXAMPLES, HELD_OUT, WORDS);
        write(Path.of(arguments[0]), set);
        Surrogate surrogate = MiniLm.surrogate();
        System.out.printf(
                "{\"device\": \"%s\", \"examples\": %d}%n", surrogate.info().device(), EXAMPLES);
        TrainingSet few = new TrainingSet(set.objective(), set.train().subList(0, 32), set.heldOut());
        List<String> parts = List.of(arguments).subList(2, arguments.length);
        if (parts.contains("tuning")) {
            taskEmb(surrogate, few);
            timed("taskemb", EXAMPLES, () -> taskEmb(surrogate, set));
            tupate(surrogate, few);
            timed("tupate", EXAMPLES, () -> tupate(surrogate, set));
        }
        if (parts.contains("fisher")) {
            IntStream.of(16, 32, 64).forEach(length -> fisher(surrogate, length));
        }
        if (parts.contains("forward")) {
            IntStream.of(16, 32, 64, 128).forEach(length -> forward(surrogate, length));
        }
    }

    private static void forward(Surrogate surrogate, int length) {
        List<TextInput> inputs = inputs(Corpus.labelled(FORWARD, 1, 2 * length + 10));
        surrogate.pooled(inputs, length, StepListener.SILENT);
        timed("forward." + length, FORWARD, () -> surrogate.pooled(inputs, length, StepListener.SILENT));
    }

    private static void taskEmb(Surrogate surrogate, TrainingSet set) {
        var plan = new FullTuning(64, 16, 1e-4, 0.01, EPOCHS);
        try (TunedSurrogate tuned = surrogate.tune(set, plan, 1, StepListener.SILENT)) {
            tuned.fisher(set.train().subList(0, Math.min(FISHER, set.train().size())), StepListener.SILENT);
        }
    }

    private static void tupate(Surrogate surrogate, TrainingSet set) {
        surrogate
                .tunePrefix(set, new PrefixTuning(64, 16, 1e-2, 0, EPOCHS, 16), 1, StepListener.SILENT)
                .close();
    }

    /** Inputs that are all cut to this length. */
    private static void fisher(Surrogate surrogate, int length) {
        TrainingSet set = Corpus.labelled(FIXED, 1, 2 * length + 10);
        try (TunedSurrogate tuned = surrogate.tune(
                new TrainingSet(set.objective(), set.train().subList(0, 4), set.heldOut()),
                new FullTuning(length, 4, 1e-4, 0.01, 1),
                1,
                StepListener.SILENT)) {
            tuned.fisher(set.train(), StepListener.SILENT);
            timed("fisher." + length, FIXED, () -> tuned.fisher(set.train(), StepListener.SILENT));
            timed("fisherLoop." + length, FIXED, () -> NaiveFisher.of(tuned, set.train()));
        }
    }

    private static void timed(String what, int items, Runnable work) {
        long processor = processor();
        long clock = System.nanoTime();
        work.run();
        System.out.printf(
                Locale.ROOT,
                "{\"what\": \"%s\", \"items\": %d, \"seconds\": %.3f, \"processor\": %.3f}%n",
                what,
                items,
                (System.nanoTime() - clock) / 1e9,
                (processor() - processor) / 1e9);
    }

    private static long processor() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static List<TextInput> inputs(TrainingSet set) {
        return set.train().stream().map(TrainingExample::input).toList();
    }

    private static void write(Path file, TrainingSet set) throws IOException {
        Files.writeString(
                file,
                set.train().stream()
                        .map(example -> "{\"text\": \"%s\", \"label\": %d}%n"
                                .formatted(example.input().text(), ((Target.Category) example.target()).index()))
                        .collect(Collectors.joining()));
    }
}
