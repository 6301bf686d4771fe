package dev.taskspace.benchmark;

import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.tuning.MiniLm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a second worker adds to the memory of a process: the largest resident size while one worker computes and while two
 * do, which share the frozen weights. Argument: taskemb, tupate or textemb, one a process, because what one method leaves
 * in the allocator would be counted for the next. Linux only. A heap that grows would count, too, so it is printed.
 */
public final class WorkerMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final String RESET_PEAK = "5";
    private static final int ROUNDS = 3;
    private static final int EXAMPLES = 96;
    private static final int FISHER = 64;
    private static final int TOKENS = 64;

    private WorkerMemory() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        String method = arguments[0];
        Surrogate surrogate = MiniLm.surrogate();
        TrainingSet set = Corpus.labelled(EXAMPLES, 16, TOKENS);
        print("loaded", peak());
        // The allocator keeps memory for every thread, so each worker has one thread throughout.
        try (ExecutorService first = Executors.newSingleThreadExecutor();
                ExecutorService second = Executors.newSingleThreadExecutor()) {
            long one = run(List.of(first), () -> work(method, surrogate, set));
            print("one worker", one);
            long two = run(List.of(first, second), () -> work(method, surrogate, set));
            print("two workers", two);
            System.out.printf("%s: the second worker adds %d MB%n", method, two - one);
        }
    }

    /** The largest resident size of some rounds, in MB. */
    private static long run(List<ExecutorService> workers, Runnable work)
            throws IOException, InterruptedException, ExecutionException {
        Files.writeString(RESET, RESET_PEAK);
        for (int round = 0; round < ROUNDS; round++) {
            List<Future<?>> running = new ArrayList<>();
            for (ExecutorService worker : workers) {
                running.add(worker.submit(work));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        return peak();
    }

    private static void work(String method, Surrogate surrogate, TrainingSet set) {
        switch (method) {
            case "taskemb" -> {
                var plan = new FullTuning(TOKENS, 16, 1e-4, 0.01, 1);
                try (TunedSurrogate tuned = surrogate.tune(set, plan, 1, StepListener.SILENT)) {
                    tuned.fisher(set.train().subList(0, FISHER), StepListener.SILENT);
                    tuned.weightDelta();
                }
            }
            case "tupate" ->
                surrogate
                        .tunePrefix(set, new PrefixTuning(TOKENS, 16, 1e-2, 0, 1, 16), 1, StepListener.SILENT)
                        .close();
            case "textemb" ->
                surrogate.meanPooled(
                        set.train().stream().map(TrainingExample::input).toList(), TOKENS, StepListener.SILENT);
            default -> throw new IllegalArgumentException("taskemb, tupate or textemb, not " + method);
        }
    }

    private static long peak() throws IOException {
        return Files.readAllLines(STATUS).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }

    private static void print(String what, long megabytes) {
        System.out.printf(
                "%s: %d MB resident at most, %d MB of heap%n",
                what, megabytes, Runtime.getRuntime().totalMemory() >> 20);
    }
}
