package dev.taskspace.benchmark;

import dev.taskspace.evaluation.metric.Judged;
import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.MeasuredRow;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The ten TaskWeb tasks whose data are at hand, and what they are called here. */
final class SharedTasks {
    private static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            "boolq", "boolq",
            "imdb", "imdb",
            "mrpc", "mrpc",
            "qnli", "qnli",
            "qqp", "qqp",
            "rotten_tomatoes", "mr",
            "rte", "rte",
            "scitail", "scitail",
            "snli", "snli",
            "stsb", "stsb"));

    private SharedTasks() {}

    static boolean has(Evidence all, int task) {
        return NAMES.containsKey(all.tasks().get(task).name());
    }

    static String name(Evidence all, int task) {
        return Objects.requireNonNull(NAMES.get(all.tasks().get(task).name()));
    }

    /** Positions of the shared sources in a row. */
    static int[] kept(Evidence all, MeasuredRow row) {
        return IntStream.range(0, row.sources().length)
                .filter(i -> has(all, row.sources()[i]))
                .toArray();
    }

    static Judged judged(MeasuredRow row, int[] kept, double[] predicted) {
        return new Judged(
                predicted,
                Arrays.stream(kept).mapToDouble(i -> 100 * row.scores()[i]).toArray(),
                Arrays.stream(kept).mapToDouble(row::gain).toArray());
    }

    /** Adds what candidates say, each a table of similarities by target and source, where it knows all of a row. */
    static void judge(TaskWeb taskWeb, Map<String, Map<String, Map<String, Double>>> candidates, Comparison board)
            throws IOException {
        Evidence all = taskWeb.evidence(seed -> true);
        for (MeasuredRow row : all.rows()) {
            if (has(all, row.target())) {
                int[] kept = kept(all, row);
                candidates.forEach((name, table) -> {
                    Map<String, Double> similarities = table.getOrDefault(name(all, row.target()), Map.of());
                    double[] values = Arrays.stream(kept)
                            .mapToDouble(i -> similarities.getOrDefault(name(all, row.sources()[i]), Double.NaN))
                            .toArray();
                    if (Arrays.stream(values).noneMatch(Double::isNaN)) {
                        board.add(name, row.target(), judged(row, kept, values));
                    }
                });
            }
        }
    }
}
