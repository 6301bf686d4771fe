package dev.taskspace.benchmark;

import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.tuning.MiniLm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How much more one and two workers tune in the same time, each on one thread. Needs two idle cores. */
public final class WorkerScaling {

    private static final int ROUNDS = 3;
    private static final int EXAMPLES = 320;

    private WorkerScaling() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        Surrogate surrogate = MiniLm.surrogate();
        TrainingSet set = Corpus.labelled(EXAMPLES, 16, 23);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            run(threads, surrogate, set, 2);
            for (int round = 0; round < ROUNDS; round++) {
                double one = run(threads, surrogate, set, 1);
                double two = run(threads, surrogate, set, 2);
                System.out.printf(
                        "one worker %.1f examples/s, two workers %.1f examples/s: %.2f times%n", one, two, two / one);
            }
        }
    }

    /** Examples per second of wall-clock time of all workers together. */
    private static double run(ExecutorService threads, Surrogate surrogate, TrainingSet set, int workers)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            long seed = worker;
            running.add(threads.submit(() -> surrogate
                    .tune(set, new FullTuning(64, 16, 1e-4, 0.01, 1), seed, StepListener.SILENT)
                    .close()));
        }
        for (Future<?> each : running) {
            each.get();
        }
        return workers * EXAMPLES / ((System.nanoTime() - start) / 1e9);
    }
}
