package dev.taskspace.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.EvidenceBuilder;
import dev.taskspace.ranking.hybrid.MeasuredRow;
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
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an installation measured itself, from a folder of three tables: {@code transfers.csv} as {@code GET /transfers}
 * exports it, {@code similarity.csv} (method, target, source, value) of {@code GET /rank?method=}, and {@code tasks.csv}
 * (task, family, pair, examples). Tasks are named by reference.
 */
final class MeasuredTables {
    static final int LEAST_SOURCES = 4;

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
        return evidence(seed -> true);
    }

    /** The runs whose seed is wanted; tasks and settings keep their positions whatever is wanted. */
    Evidence evidence(Predicate<String> seeds) throws IOException {
        EvidenceBuilder builder = new EvidenceBuilder(name -> tasks.getOrDefault(name, Task.named(name)));
        read("transfers.csv", row -> {
            String source = row.getField("source");
            String target = row.getField("target");
            Evidence.Setting setting = new Evidence.Setting(row.getField("baseModel"), row.getField("adaptation"));
            builder.name(source, target, setting);
            if (seeds.test(row.getField("seed"))) {
                builder.add(
                        source,
                        target,
                        setting,
                        row.getField("metric"),
                        true,
                        Double.parseDouble(row.getField("score")),
                        Double.valueOf(row.getField("baseline")));
            }
        });
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
            public int trusted() {
                return Math.min(2, methods().size());
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

    /** Adds what candidates say, each a table of similarities by target and source, where it knows all of a row. */
    void judge(Map<String, Map<String, Map<String, Double>>> candidates, Comparison board) throws IOException {
        Evidence all = evidence();
        for (MeasuredRow row : all.rows()) {
            int[] every = IntStream.range(0, row.sources().length).toArray();
            candidates.forEach((name, table) -> {
                Map<String, Double> similarities = table.getOrDefault(name(all, row.target()), Map.of());
                double[] values = Arrays.stream(row.sources())
                        .mapToDouble(source -> similarities.getOrDefault(name(all, source), Double.NaN))
                        .toArray();
                if (every.length >= LEAST_SOURCES && Arrays.stream(values).noneMatch(Double::isNaN)) {
                    board.add(name, row.target(), SharedTasks.judged(row, every, values));
                }
            });
        }
    }

    private static String name(Evidence all, int task) {
        return all.tasks().get(task).name().replaceFirst("^datasets/", "");
    }

    private void read(String file, Consumer<NamedCsvRecord> consumer) throws IOException {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(folder.resolve(file)))) {
            rows.forEach(consumer);
        }
    }
}
