package dev.taskspace.benchmark;

import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.HybridModel;
import dev.taskspace.ranking.hybrid.Judgement;
import dev.taskspace.ranking.hybrid.MeasuredRow;
import dev.taskspace.ranking.hybrid.Question;
import dev.taskspace.ranking.hybrid.Task;
import dev.taskspace.ranking.hybrid.TaskSimilarity;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Every method on the transfers that the service measured itself, each target left out of what is learned. */
final class OwnMatrixBenchmark {
    private static final int DRAWS = 5;
    private static final int BINS = 5;
    private static final String CEILING = "one seed for the other";
    private static final List<String> LEARNED_FROM = List.of("taskemb", "taskvec", "textemb");

    private final MeasuredTables tables;
    private final PrintStream out;

    OwnMatrixBenchmark(MeasuredTables tables, PrintStream out) {
        this.tables = tables;
        this.out = out;
    }

    void run() throws IOException {
        Evidence all = tables.evidence().keeping(row -> row.sources().length >= MeasuredTables.LEAST_SOURCES);
        int pairs = all.rows().stream().mapToInt(row -> row.sources().length).sum();
        out.printf("%d targets, %d pairs measured so far; %s.%n%n", all.targets(), pairs, all.settings());
        out.println(
                "All sources (one seed for the other is judged by a single seed, all else by the mean of the seeds):\n");
        board(all, (target, source) -> true);
        out.println("Pair targets with pair sources only, where the input format cannot help:\n");
        board(all, (target, source) -> Boolean.TRUE.equals(target.pair()) && Boolean.TRUE.equals(source.pair()));
        stated(all);
    }

    /** What the chance of harm that was stated without the target came to, in five bins. */
    private void stated(Evidence all) {
        TaskSimilarity similarity = tables.similarity(all, LEARNED_FROM);
        double[][] bins = new double[BINS][3];
        for (MeasuredRow row : all.rows()) {
            List<Judgement> judgements = judgements(all, all.without(row.target()), similarity, row);
            for (int i = 0; i < judgements.size(); i++) {
                if (Double.isFinite(row.gain(i))) {
                    double harm = judgements.get(i).harm();
                    double[] bin = bins[Math.min(BINS - 1, (int) (BINS * harm))];
                    bin[0] += harm;
                    bin[1] += row.gain(i) < 0 ? 1 : 0;
                    bin[2]++;
                }
            }
        }
        out.println("| stated harm | observed | pairs |\n|---|---|---|");
        for (double[] bin : bins) {
            if (bin[2] > 0) {
                out.printf(Locale.ROOT, "| %.3f | %.3f | %.0f |%n", bin[0] / bin[2], bin[1] / bin[2], bin[2]);
            }
        }
    }

    private interface Wanted {
        boolean wants(Task target, Task source);
    }

    private void board(Evidence all, Wanted wanted) throws IOException {
        TaskSimilarity similarity = tables.similarity(all, LEARNED_FROM);
        Comparison board = new Comparison();
        for (int target :
                all.rows().stream().mapToInt(MeasuredRow::target).distinct().toArray()) {
            for (MeasuredRow row : all.of(target)) {
                int[] kept = kept(all, row, wanted);
                if (kept.length >= MeasuredTables.LEAST_SOURCES) {
                    judge(all, similarity, row, kept, board);
                }
            }
        }
        ceiling(wanted, board);
        if (board.isEmpty()) {
            out.println("No target has " + MeasuredTables.LEAST_SOURCES + " such sources measured yet.\n");
            return;
        }
        out.println(board.markdown());
        out.println("| difference | ndcg | ndcgRankGain | spearman |\n|---|---|---|---|");
        for (String method : List.of("taskemb", "taskvec", "tupate")) {
            for (String other : List.of("textemb", "metadata", "dataSize")) {
                out.print(board.differenceIfKnown(method, other));
            }
        }
        out.print(board.differenceIfKnown("hybrid", "source effect"));
        out.println();
        out.println("Held-out choice of the similarity:\n");
        out.println(board.heldOutChoice(LEARNED_FROM, "taskemb"));
    }

    /** The first seed as the prediction of the second, where both have the same sources. */
    private void ceiling(Wanted wanted, Comparison board) throws IOException {
        Evidence first = tables.evidence("0"::equals);
        for (MeasuredRow truth : tables.evidence("1"::equals).rows()) {
            int[] kept = kept(first, truth, wanted);
            for (MeasuredRow row : first.of(truth.target())) {
                if (row.setting() == truth.setting()
                        && Arrays.equals(row.sources(), truth.sources())
                        && kept.length >= MeasuredTables.LEAST_SOURCES) {
                    double[] predicted = Arrays.stream(kept)
                            .mapToDouble(i -> row.scores()[i])
                            .toArray();
                    board.add(CEILING, truth.target(), SharedTasks.judged(truth, kept, predicted));
                }
            }
        }
    }

    private static int[] kept(Evidence all, MeasuredRow row, Wanted wanted) {
        return IntStream.range(0, row.sources().length)
                .filter(i ->
                        wanted.wants(all.tasks().get(row.target()), all.tasks().get(row.sources()[i])))
                .toArray();
    }

    private void judge(Evidence all, TaskSimilarity similarity, MeasuredRow row, int[] kept, Comparison board) {
        String target = all.tasks().get(row.target()).name();
        board.addRandom(row.target(), kept.length, predicted -> SharedTasks.judged(row, kept, predicted));
        for (String method : tables.methods()) {
            double[] values = Arrays.stream(kept)
                    .mapToDouble(i -> tables.value(
                            method, target, all.tasks().get(row.sources()[i]).name()))
                    .toArray();
            if (Arrays.stream(values).noneMatch(Double::isNaN)) {
                board.add(method, row.target(), SharedTasks.judged(row, kept, values));
            }
        }
        Evidence others = all.without(row.target());
        learned(all, others, similarity, row, kept, board, "");
        for (int known : List.of(1, 8)) {
            for (int draw = 0; draw < DRAWS && known <= others.targets(); draw++) {
                Set<Integer> some = some(others, known, 31L * row.target() + draw);
                learned(
                        all,
                        others.keeping(other -> some.contains(other.target())),
                        similarity,
                        row,
                        kept,
                        board,
                        ", " + known + " observed target" + (known > 1 ? "s" : ""));
            }
        }
    }

    private static void learned(
            Evidence all,
            Evidence known,
            TaskSimilarity similarity,
            MeasuredRow row,
            int[] kept,
            Comparison board,
            String suffix) {
        List<Judgement> judgements = judgements(all, known, similarity, row);
        board.add(
                "source effect" + suffix,
                row.target(),
                SharedTasks.judged(
                        row,
                        kept,
                        Arrays.stream(kept)
                                .mapToDouble(i -> judgements.get(i).sourceEffect())
                                .toArray()));
        board.add(
                "hybrid" + suffix,
                row.target(),
                SharedTasks.judged(
                        row,
                        kept,
                        Arrays.stream(kept)
                                .mapToDouble(i -> judgements.get(i).cautious())
                                .toArray()));
    }

    private static List<Judgement> judgements(
            Evidence all, Evidence known, TaskSimilarity similarity, MeasuredRow row) {
        return HybridModel.fit(known, similarity)
                .judge(new Question(
                        row.target(),
                        all.tasks().get(row.target()),
                        List.of(),
                        Objects.requireNonNull(similarity.of(row.target())),
                        row.sources(),
                        row.setting(),
                        List.of()));
    }

    private static Set<Integer> some(Evidence others, int count, long seed) {
        List<Integer> targets = new ArrayList<>(
                others.rows().stream().map(MeasuredRow::target).distinct().toList());
        Collections.shuffle(targets, new Random(seed));
        return new HashSet<>(targets.subList(0, Math.min(count, targets.size())));
    }
}
