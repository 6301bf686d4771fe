package dev.taskspace.benchmark;

import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.registry.ModelFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the first job with a surrogate waits for, by the clock: the engine, once in a process; the surrogate that comes along;
 * and those of a models directory, given as {@code directory name…}.
 */
public final class ColdLoad {

    private ColdLoad() {}

    public static void main(String[] arguments) {
        timed("engine", () -> {
            TensorRuntime.open().close();
            return "";
        });
        Surrogates surrogates = ModelFolders.open(Path.of(arguments[0]).toAbsolutePath());
        timed(Surrogates.DEFAULT, () -> firstStates(surrogates.get(Surrogates.DEFAULT)));
        for (int i = 1; i < arguments.length; i++) {
            String name = arguments[i];
            timed(name, () -> firstStates(surrogates.get(name)));
        }
    }

    private static String firstStates(Surrogate surrogate) {
        surrogate.pooled(List.of(TextInput.of("One short text.")), 16, StepListener.SILENT);
        return surrogate.info().parameters() + " parameters, loaded and asked once";
    }

    private static void timed(String what, Supplier<String> work) {
        long begin = System.nanoTime();
        String said = work.get();
        System.out.printf("%-20s %6.2f s %s%n", what, (System.nanoTime() - begin) / 1e9, said);
    }
}
