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

/**
 * How much more two workers tune than one in the same time, each on one thread. The time of day needs two idle cores; the
 * processor time per worker shows on a busy machine, too, whether they stand in each other's way.
 */
public final class WorkerScaling {

    private static final int ROUNDS = 3;
    private static final int EXAMPLES = 320;

    private WorkerScaling() {}

    /** Examples per second of all workers together, by the clock and by the processor time of the average worker. */
    private record Speed(double clock, double processor) {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        Surrogate surrogate = MiniLm.surrogate();
        TrainingSet set = Corpus.labelled(EXAMPLES, 16, 23);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            run(threads, surrogate, set, 2);
            for (int round = 0; round < ROUNDS; round++) {
                Speed one = run(threads, surrogate, set, 1);
                Speed two = run(threads, surrogate, set, 2);
                System.out.printf(
                        "one worker %.1f examples/s, two workers %.1f examples/s: %.2f times; by processor time %.1f and %.1f: %.2f times%n",
                        one.clock,
                        two.clock,
                        two.clock / one.clock,
                        one.processor,
                        two.processor,
                        two.processor / one.processor);
            }
        }
    }

    private static Speed run(ExecutorService threads, Surrogate surrogate, TrainingSet set, int workers)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<Future<Double>> running = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            long seed = worker;
            running.add(threads.submit(() -> tune(surrogate, set, seed)));
        }
        double processor = 0;
        for (Future<Double> each : running) {
            processor += each.get();
        }
        double clock = (System.nanoTime() - start) / 1e9;
        return new Speed(workers * EXAMPLES / clock, workers * EXAMPLES / (processor / workers));
    }

    private static double tune(Surrogate surrogate, TrainingSet set, long seed) {
        Stopwatch stopwatch = new Stopwatch();
        surrogate
                .tune(set, new FullTuning(64, 16, 1e-4, 0.01, 1), seed, StepListener.SILENT)
                .close();
        return stopwatch.seconds();
    }
}
