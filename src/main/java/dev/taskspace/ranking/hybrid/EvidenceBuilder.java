package dev.taskspace.ranking.hybrid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers single runs into rows: seeds are averaged, and scores turned so that higher is better. */
public final class EvidenceBuilder {
    private final Function<String, Task> facts;
    private final Map<String, Integer> tasks = new LinkedHashMap<>();
    private final Map<Evidence.Setting, Integer> settings = new LinkedHashMap<>();
    private final Map<RowKey, Map<Integer, Runs>> rows = new LinkedHashMap<>();

    /**
     * A builder.
     *
     * @param facts of the task with a given name
     */
    public EvidenceBuilder(Function<String, Task> facts) {
        this.facts = facts;
    }

    private record RowKey(int target, int setting, String metric, boolean higherIsBetter) {}

    private static final class Runs {
        double score;
        int scored;
        double baseline;
        int compared;
    }

    /** Adds one run; all of its facts in the metric's own unit and direction. */
    public void add(
            String source,
            String target,
            Evidence.Setting setting,
            String metric,
            boolean higherIsBetter,
            double score,
            @Nullable Double baseline) {
        double sign = higherIsBetter ? 1 : -1;
        RowKey key = new RowKey(position(tasks, target), position(settings, setting), metric, higherIsBetter);
        Runs runs = rows.computeIfAbsent(key, unseen -> new TreeMap<>())
                .computeIfAbsent(position(tasks, source), unseen -> new Runs());
        runs.score += sign * score;
        runs.scored++;
        if (baseline != null) {
            runs.baseline += sign * baseline;
            runs.compared++;
        }
    }

    /** Gives tasks and setting their positions without a run, so that several builders number them alike. */
    public void name(String source, String target, Evidence.Setting setting) {
        position(tasks, target);
        position(settings, setting);
        position(tasks, source);
    }

    public Evidence build() {
        List<MeasuredRow> measured = new ArrayList<>(rows.size());
        rows.forEach((key, runs) -> measured.add(new MeasuredRow(
                key.target(),
                key.setting(),
                runs.keySet().stream().mapToInt(Integer::intValue).toArray(),
                runs.values().stream()
                        .mapToDouble(run -> run.score / run.scored)
                        .toArray(),
                runs.values().stream()
                        .mapToDouble(run -> run.compared == 0 ? Double.NaN : run.baseline / run.compared)
                        .toArray())));
        return new Evidence(
                tasks.keySet().stream().map(facts).toList(), List.copyOf(settings.keySet()), List.copyOf(measured));
    }

    private static <T> int position(Map<T, Integer> positions, T value) {
        Integer known = positions.putIfAbsent(value, positions.size());
        return known == null ? positions.size() - 1 : known;
    }
}
