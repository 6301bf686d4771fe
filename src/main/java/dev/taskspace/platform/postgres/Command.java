package dev.taskspace.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A program that ran to its end.
 *
 * @param exitCode 0 when it succeeded
 * @param output standard output and standard error together
 */
record Command(int exitCode, String output) {

    /** Runs the program and waits for it; settings that the operator made for another PostgreSQL do not reach it. */
    static Command run(List<String> line) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Command(process.waitFor(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + line.getFirst(), e);
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}
