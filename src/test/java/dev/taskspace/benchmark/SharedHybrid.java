package dev.taskspace.benchmark;

import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.HybridModel;
import dev.taskspace.ranking.hybrid.Judgement;
import dev.taskspace.ranking.hybrid.MeasuredRow;
import dev.taskspace.ranking.hybrid.Question;
import dev.taskspace.ranking.hybrid.TaskSimilarity;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The hybrid on transfers among the ten shared tasks alone, in all settings, each target left out: with our own embeddings
 * as its similarities, with the published ones, and with none.
 */
final class SharedHybrid {
    private final Evidence shared;
    private final Comparison board;

    SharedHybrid(Evidence all, Comparison board) {
        shared = new Evidence(
                all.tasks(),
                all.settings(),
                all.rows().stream()
                        .filter(row -> SharedTasks.has(all, row.target()))
                        .map(row -> among(row, SharedTasks.kept(all, row)))
                        .toList());
        this.board = board;
    }

    private static MeasuredRow among(MeasuredRow row, int[] kept) {
        return new MeasuredRow(
                row.target(),
                row.setting(),
                Arrays.stream(kept).map(i -> row.sources()[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> row.scores()[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> row.baselines()[i]).toArray());
    }

    /** Our own embeddings, by the names that TaskWeb has for the tasks; NaN for the other tasks. */
    static TaskSimilarity own(Evidence all, MeasuredTables tables, List<String> methods) {
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
            public double[][] of(int target) {
                double[][] table = new double[methods.size()][all.tasks().size()];
                for (int m = 0; m < table.length; m++) {
                    String method = methods.get(m);
                    Arrays.setAll(
                            table[m],
                            source -> SharedTasks.has(all, source) && SharedTasks.has(all, target)
                                    ? tables.value(method, reference(all, target), reference(all, source))
                                    : Double.NaN);
                }
                return table;
            }
        };
    }

    private static String reference(Evidence all, int task) {
        return "datasets/" + SharedTasks.name(all, task);
    }

    void judge(String similarities, TaskSimilarity similarity) {
        for (int target :
                shared.rows().stream().mapToInt(MeasuredRow::target).distinct().toArray()) {
            HybridModel model = HybridModel.fit(shared.without(target), similarity);
            List<MeasuredRow> rows = shared.of(target);
            for (MeasuredRow row : rows) {
                List<Judgement> cold = model.judge(question(similarity, row, List.of()));
                List<Judgement> warm = model.judge(question(
                        similarity,
                        row,
                        rows.stream()
                                .filter(other -> other.setting() != row.setting())
                                .toList()));
                add("source effect", row, cold, Judgement::sourceEffect);
                add("hybrid cold, " + similarities, row, cold, Judgement::cautious);
                add("hybrid warm, " + similarities, row, warm, Judgement::cautious);
            }
        }
    }

    private Question question(TaskSimilarity similarity, MeasuredRow row, List<MeasuredRow> own) {
        double[][] table =
                similarity.methods().isEmpty() ? new double[0][] : Objects.requireNonNull(similarity.of(row.target()));
        return new Question(
                row.target(), shared.tasks().get(row.target()), List.of(), table, row.sources(), row.setting(), own);
    }

    private void add(String method, MeasuredRow row, List<Judgement> judgements, ToDoubleFunction<Judgement> value) {
        board.add(
                method,
                row.target(),
                SharedTasks.judged(
                        row,
                        IntStream.range(0, row.sources().length).toArray(),
                        judgements.stream().mapToDouble(value).toArray()));
    }
}
