package dev.taskspace.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.EvidenceBuilder;
import dev.taskspace.ranking.hybrid.Task;
import dev.taskspace.ranking.hybrid.TaskSimilarity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an installation measured itself, from a folder of three tables: {@code transfers.csv} as {@code GET /transfers}
 * exports it, {@code similarity.csv} (method, target, source, value) of {@code GET /rank?method=}, and {@code tasks.csv}
 * (task, family, pair, examples). Tasks are named by reference.
 */
final class MeasuredTables {
    private final Map<String, Task> tasks = new HashMap<>();
    private final Map<List<String>, Double> values = new HashMap<>();
    private final LinkedHashSet<String> methods = new LinkedHashSet<>();
    private final Path folder;

    MeasuredTables(Path folder) throws IOException {
        this.folder = folder;
        read("tasks.csv", row -> {
            String name = row.getField("task");
            tasks.put(
                    name,
                    new Task(
                            name,
                            row.getField("family"),
                            Boolean.valueOf(row.getField("pair")),
                            Long.valueOf(row.getField("examples"))));
        });
        read("similarity.csv", row -> {
            methods.add(row.getField("method"));
            values.put(
                    List.of(row.getField("method"), row.getField("target"), row.getField("source")),
                    Double.valueOf(row.getField("value")));
        });
    }

    List<String> methods() {
        return List.copyOf(methods);
    }

    Evidence evidence() throws IOException {
        EvidenceBuilder builder = new EvidenceBuilder(name -> tasks.getOrDefault(name, Task.named(name)));
        read(
                "transfers.csv",
                row -> builder.add(
                        row.getField("source"),
                        row.getField("target"),
                        new Evidence.Setting(row.getField("baseModel"), row.getField("adaptation")),
                        row.getField("metric"),
                        true,
                        Double.parseDouble(row.getField("score")),
                        Double.valueOf(row.getField("baseline"))));
        return builder.build();
    }

    /** NaN where the method does not know the pair. */
    double value(String method, String target, String source) {
        return values.getOrDefault(List.of(method, target, source), Double.NaN);
    }

    TaskSimilarity similarity(Evidence evidence, List<String> used) {
        List<String> names = evidence.tasks().stream().map(Task::name).toList();
        return new TaskSimilarity() {
            @Override
            public List<String> methods() {
                return used;
            }

            @Override
            public double @Nullable [][] of(int target) {
                List<double[]> table = new ArrayList<>();
                for (String method : used) {
                    double[] row = new double[names.size()];
                    Arrays.setAll(row, i -> value(method, names.get(target), names.get(i)));
                    table.add(row);
                }
                return table.toArray(double[][]::new);
            }
        };
    }

    private void read(String file, Consumer<NamedCsvRecord> consumer) throws IOException {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(folder.resolve(file)))) {
            rows.forEach(consumer);
        }
    }
}
