package dev.taskspace.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program that ran to its end.
 *
 * @param exitCode 0 when it succeeded
 * @param output standard output and standard error together
 */
record Command(int exitCode, String output) {
    private static final Pattern COMPLAINT = Pattern.compile("error:|ERROR:|FATAL:|PANIC:|HINT:|could not");
    private static final int LINES = 12;

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

    /** What went wrong, without the progress reports and statements around it. */
    String complaint() {
        return complaint(output);
    }

    /** The lines of PostgreSQL's own output or log that tell what went wrong, or all of it when none can be told. */
    static String complaint(String output) {
        String complaints = output.lines()
                .filter(line -> COMPLAINT.matcher(line).find())
                .limit(LINES)
                .collect(Collectors.joining("\n"));
        return complaints.isEmpty() ? output.strip() : complaints;
    }
}
