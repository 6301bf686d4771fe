package dev.taskspace.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Writes the benchmark page: {@code BenchmarkReport DATA PAGE}. The data folder holds {@code taskweb} (the published
 * tables) and {@code measured} ({@link MeasuredTables}); a part whose folder is missing is left out and named as such.
 */
final class BenchmarkReport {
    private BenchmarkReport() {}

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        try (PrintStream out = new PrintStream(Files.newOutputStream(Path.of(args[1])), true, StandardCharsets.UTF_8)) {
            write(data, out);
        }
    }

    private static void write(Path data, PrintStream out) throws IOException {
        out.printf("""
                # Benchmark

                Written on %s by

                ```sh
                ./mvnw -q process-test-classes exec:exec -Dbenchmark=BenchmarkReport -Darguments="DATA docs/BENCHMARK.md"
                ```

                where `DATA` holds `taskweb` (the tables of Kim et al. 2023) and `measured`: `transfers.csv` as
                `GET /transfers` exports it with `Accept: text/csv`, `similarity.csv` (method,target,source,value) from
                `GET /rank?method=`, `tasks.csv` (task,family,pair,examples). The data are no part of this repository.

                Every target is left out of what its ranking learned from. Means over targets with 95 %% bootstrap
                intervals over targets; sources and seeds are not in the intervals. Scores in percent points, regret
                and harm in percent. `ndcg` has the gain 2^score − 1, `ndcgRankGain` the gain 2^(n − true rank) − 1.
                Settings of one target are averaged before targets are. Where the method behind a row has parameters,
                they are the defaults; nothing was tuned on these tables except where it is said.

                """, LocalDate.now(ZoneOffset.UTC));
        Path taskWebFolder = data.resolve("taskweb");
        Path measuredFolder = data.resolve("measured");
        @Nullable MeasuredTables tables = Files.exists(measuredFolder) ? new MeasuredTables(measuredFolder) : null;
        if (Files.exists(taskWebFolder)) {
            TaskWeb taskWeb = new TaskWeb(taskWebFolder);
            out.println("## Golden values\n");
            out.println(
                    "The metrics against values that were computed elsewhere, of published text similarity on T5-large, "
                            + "fine-tuned (where two sources reached the same score the golden values order them by name, ours do "
                            + "not): " + GoldenMetrics.compare(taskWeb, taskWebFolder) + "\n");
            out.println("## TaskWeb, published similarities\n");
            new TaskWebBenchmark(out).run(taskWeb);
            if (tables != null) {
                out.println("\n## TaskWeb, our own embeddings, ten shared tasks\n");
                new SharedTasksBenchmark(taskWeb, tables, out).run();
            }
        } else {
            out.println("## TaskWeb\n\nNot there: no folder `taskweb`.");
        }
        out.println("\n## Transfers measured by the service\n");
        if (tables == null) {
            out.println("Not there: no folder `measured`.");
        } else {
            new OwnMatrixBenchmark(tables, out).run();
        }
    }
}
