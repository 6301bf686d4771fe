package dev.taskspace.benchmark;

import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.tuning.EncoderSurrogate;
import dev.taskspace.surrogate.tuning.MiniLm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tensors and resident memory of the process along 2,000 steps of one tuning. Linux only. */
public final class LongRun {

    private static final int STEPS = 2000;
    private static final int BATCH = 2;
    private static final int REPORT = 250;

    private LongRun() {}

    public static void main(String[] arguments) {
        TrainingSet set = Corpus.labelled(STEPS * BATCH, 1, 12);
        try (NDManager manager = TensorRuntime.open()) {
            StepListener report = (done, total) -> {
                if (done % REPORT == 0) {
                    System.out.printf(
                            "step %5d of %d: %d tensors, %d MB%n",
                            done, total, manager.getManagedArrays().size(), residentMegabytes());
                }
            };
            new EncoderSurrogate(MiniLm.surrogate().info(), MiniLm.load(manager))
                    .tune(set, new FullTuning(32, BATCH, 1e-4, 0.01, 1), 1, report)
                    .close();
        }
    }

    private static long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
