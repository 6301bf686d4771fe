package dev.taskspace.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Runs jobs undisturbed, then the same ones on one serving and two computing processes while these are killed and frozen
 * and their database is restarted, and says whether every job ended exactly once with the same bytes. Arguments: a seed
 * for jobs and disturbances, and optionally the number of jobs and of kills. Ends with 1 when something was lost.
 */
public final class Chaos {
    private static final int WORKERS = 2;
    private static final long START = System.nanoTime();

    private Chaos() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
        int jobs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        int kills = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        Workload workload = Workload.of(seed, jobs, 3);
        Path folder = Files.createTempDirectory(Path.of("target"), "chaos-");
        say("seed %d: %d jobs, %d kills, logs in %s".formatted(seed, jobs, kills, folder));
        Map<String, String> undisturbed;
        try (Cluster one = new Cluster(folder.resolve("undisturbed"), "all", 1)) {
            undisturbed = workload.undisturbed(one.service());
        }
        say("undisturbed: %d vectors".formatted(undisturbed.size()));
        List<Disturbance.Kind> kinds = new ArrayList<>(Collections.nCopies(kills, Disturbance.Kind.KILL));
        kinds.addAll(List.of(
                Disturbance.Kind.FREEZE,
                Disturbance.Kind.FREEZE,
                Disturbance.Kind.RESTART_DATABASE,
                Disturbance.Kind.CRASH_DATABASE));
        Verdict verdict;
        try (Cluster cluster = new Cluster(folder.resolve("disturbed"), "api", WORKERS)) {
            List<String> accepted =
                    new Storm(cluster, Chaos::say).rage(workload, Disturbance.plan(seed, jobs, kinds, WORKERS));
            say("all jobs have ended: %d attempts, %d takeovers, %d failures for a passing reason"
                    .formatted(
                            cluster.ledger().number("select sum(attempt) from job"),
                            cluster.ledger().number("select sum(takeovers) from job"),
                            cluster.ledger().number("select sum(failures) from job")));
            verdict = Verdict.on(cluster, workload, accepted, undisturbed);
        }
        verdict.faults().forEach(fault -> say("FAULT " + fault));
        if (verdict.faults().isEmpty()) {
            FileSystemUtils.deleteRecursively(folder);
        }
        say(
                verdict.faults().isEmpty()
                        ? "PASSED: %d jobs ended once each, %d vectors are the undisturbed run's to the byte"
                                .formatted(jobs, undisturbed.size())
                        : "FAILED: %d faults".formatted(verdict.faults().size()));
        System.exit(verdict.faults().isEmpty() ? 0 : 1);
    }

    private static void say(String line) {
        System.out.printf("%6.1f s  %s%n", (System.nanoTime() - START) / 1e9, line);
    }
}
