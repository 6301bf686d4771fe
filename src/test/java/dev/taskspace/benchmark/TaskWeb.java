package dev.taskspace.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.EvidenceBuilder;
import dev.taskspace.ranking.hybrid.Task;
import dev.taskspace.ranking.hybrid.TaskSimilarity;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The published transfers of TaskWeb (Kim et al. 2023, arXiv 2305.13256) from a folder of tables: 22 sources, 21
 * targets, nine settings, eight seeds, and the similarities that its authors published.
 */
final class TaskWeb {
    static final String TEXT_SIMILARITY = "roe_minilm32";
    static final String LLM_SIMILARITY = "llm_davinci003";

    private final Path folder;
    private final Map<String, Task> tasks = new HashMap<>();
    private final Map<String, Double> baselines = new HashMap<>();

    TaskWeb(Path folder) throws IOException {
        this.folder = folder;
        read("taskweb_tasks.csv", row -> {
            String name = row.getField("task");
            tasks.put(name, new Task(name, row.getField("category"), null, null));
        });
        read(
                "taskweb_baselines_recovered.csv",
                row -> row.getFieldsAsMap().forEach((column, value) -> {
                    if (column.startsWith("baseline_seed") && !value.isEmpty()) {
                        baselines.put(
                                run(row, "target") + column.substring("baseline_seed".length()), Double.valueOf(value));
                    }
                }));
    }

    /** The runs whose seed is wanted, as evidence. */
    Evidence evidence(Predicate<String> seeds) throws IOException {
        EvidenceBuilder builder = new EvidenceBuilder(name -> tasks.getOrDefault(name, Task.named(name)));
        read("taskweb_runs_long.csv.gz", row -> {
            String seed = row.getField("seed");
            if ("1".equals(row.getField("canonical")) && !row.getField("score").isEmpty() && seeds.test(seed)) {
                builder.add(
                        row.getField("source"),
                        row.getField("target"),
                        new Evidence.Setting(row.getField("model"), row.getField("adaptation")),
                        "",
                        true,
                        Double.parseDouble(row.getField("score")),
                        baselines.get(run(row, "target") + seed));
            }
        });
        return builder.build();
    }

    /** The published similarities, for tasks in the order of the evidence. */
    TaskSimilarity similarity(Evidence evidence, List<String> methods) throws IOException {
        Map<String, Integer> positions = new HashMap<>();
        evidence.tasks().forEach(task -> positions.put(task.name(), positions.size()));
        Map<Integer, double[][]> byTarget = new HashMap<>();
        read("taskweb_predicted_scores.csv", row -> {
            double[][] table = byTarget.computeIfAbsent(
                    Objects.requireNonNull(positions.get(row.getField("target"))),
                    unseen -> empty(methods.size(), positions.size()));
            for (int m = 0; m < methods.size(); m++) {
                table[m][Objects.requireNonNull(positions.get(row.getField("source")))] =
                        Double.parseDouble(row.getField(methods.get(m)));
            }
        });
        return new TaskSimilarity() {
            @Override
            public List<String> methods() {
                return methods;
            }

            @Override
            public int trusted() {
                return Math.min(2, methods().size());
            }

            @Override
            public double @Nullable [][] of(int target) {
                return byTarget.get(target);
            }
        };
    }

    private static double[][] empty(int methods, int tasks) {
        double[][] table = new double[methods][tasks];
        for (double[] row : table) {
            Arrays.fill(row, Double.NaN);
        }
        return table;
    }

    private static String run(NamedCsvRecord row, String target) {
        return row.getField(target) + "|" + row.getField("model") + "|" + row.getField("adaptation") + "|";
    }

    private void read(String file, Consumer<NamedCsvRecord> consumer) throws IOException {
        try (InputStream bytes = Files.newInputStream(folder.resolve(file));
                InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            rows.forEach(consumer);
        }
    }
}
