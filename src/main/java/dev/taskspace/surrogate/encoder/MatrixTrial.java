package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tries the fast matrix path in a process of its own, which may be wrong or die without harm. */
public final class MatrixTrial {

    private static final int PATIENCE_SECONDS = 120;
    private static final String VERDICT = "matrix trial: ";
    private static final String RIGHT = "right";

    private MatrixTrial() {}

    /** The trial itself. */
    public static void main(String[] arguments) {
        try (NDManager manager = TensorRuntime.start(true).newBaseManager()) {
            String fault = new MatrixCheck(manager).fault();
            System.out.println(VERDICT + (fault == null ? RIGHT : fault + " is wrong"));
        } catch (IllegalStateException e) {
            System.out.println(VERDICT + e.getMessage());
        }
    }

    /** What is wrong with the fast path, null when nothing is. */
    static @Nullable String run() {
        try {
            Process process =
                    new ProcessBuilder(command()).redirectErrorStream(true).start();
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "its trial did not end within " + PATIENCE_SECONDS + " s";
            }
            String verdict = output.join()
                    .lines()
                    .filter(line -> line.startsWith(VERDICT))
                    .map(line -> line.substring(VERDICT.length()))
                    .findFirst()
                    .orElse("its trial ended with " + process.exitValue());
            return verdict.equals(RIGHT) ? null : verdict;
        } catch (IOException e) {
            return "its trial did not start: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "its trial was interrupted";
        }
    }

    private static String read(Process process) {
        try (InputStream output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED"));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("ai.djl.") || name.endsWith("_CACHE_DIR"))
                .sorted()
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        String main = MatrixTrial.class.getName();
        String location = String.valueOf(
                MatrixTrial.class.getProtectionDomain().getCodeSource().getLocation());
        if (location.startsWith("jar:nested:")) {
            // Classes inside of an executable archive are found by its own launcher only.
            command.add("-Dloader.main=" + main);
            main = "org.springframework.boot.loader.launch.PropertiesLauncher";
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        return command;
    }
}
