package dev.taskspace.benchmark;

import dev.taskspace.evaluation.metric.Judged;
import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.HybridModel;
import dev.taskspace.ranking.hybrid.Judgement;
import dev.taskspace.ranking.hybrid.MeasuredRow;
import dev.taskspace.ranking.hybrid.Question;
import dev.taskspace.ranking.hybrid.TaskSimilarity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Ranks the sources of every TaskWeb target in every setting, each time with the whole target left out of what is
 * learned, and measures the orders.
 *
 * <p>Its only argument is the folder that holds the published tables; it prints Markdown.
 * {@code hybrid cold} knows nothing measured on the target; {@code hybrid warm} knows the target's transfers in the
 * other settings.
 */
final class TaskWebBenchmark {
    private static final int BINS = 10;

    private final PrintStream out;
    private final Comparison board = new Comparison();
    private final double[][] coldBins = new double[BINS][3];
    private final double[][] warmBins = new double[BINS][3];
    private final double[][] inside = new double[2][2];
    private final Following coldFollowed = new Following();
    private final Following warmFollowed = new Following();

    TaskWebBenchmark(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        new TaskWebBenchmark(new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .run(new TaskWeb(Path.of(args[0])));
    }

    void run(TaskWeb taskWeb) throws IOException {
        Evidence all = taskWeb.evidence(seed -> true);
        TaskSimilarity similarity = taskWeb.similarity(all, List.of(TaskWeb.TEXT_SIMILARITY, TaskWeb.LLM_SIMILARITY));
        out.printf(
                "%d targets, %d settings, %d rows.%n%n",
                all.targets(), all.settings().size(), all.rows().size());
        int[] targets =
                all.rows().stream().mapToInt(MeasuredRow::target).distinct().toArray();
        for (int target : targets) {
            judge(all, similarity, target);
        }
        ceiling(taskWeb);
        out.println(board.markdown());
        reliability("cold", coldBins, inside[0]);
        reliability("warm", warmBins, inside[1]);
        out.printf("%nFollowing the first source or abstaining, cold:%n%n%s", coldFollowed.markdown());
        out.printf(
                "%nThe same, warm (mean gain: of all rankings of the half, 0 where nothing is followed):%n%n%s",
                warmFollowed.markdown());
    }

    private void judge(Evidence all, TaskSimilarity similarity, int target) {
        HybridModel model = HybridModel.fit(all.without(target), similarity);
        List<MeasuredRow> rows = all.of(target);
        double[][] similarities = Objects.requireNonNull(similarity.of(target));
        for (MeasuredRow row : rows) {
            List<MeasuredRow> others = rows.stream()
                    .filter(other -> other.setting() != row.setting())
                    .toList();
            List<Judgement> cold = model.judge(question(all, row, similarities, List.of()));
            List<Judgement> warm = model.judge(question(all, row, similarities, others));
            board.addRandom(target, row.sources().length, predicted -> judged(row, predicted));
            add("text similarity", row, pick(similarities[0], row));
            add("LLM similarity", row, pick(similarities[1], row));
            add(
                    "source effect",
                    row,
                    cold.stream().mapToDouble(Judgement::sourceEffect).toArray());
            add(
                    "hybrid cold",
                    row,
                    cold.stream().mapToDouble(Judgement::cautious).toArray());
            add(
                    "hybrid warm",
                    row,
                    warm.stream().mapToDouble(Judgement::cautious).toArray());
            count(row, cold, coldBins, inside[0]);
            count(row, warm, warmBins, inside[1]);
            coldFollowed.add(row, cold);
            warmFollowed.add(row, warm);
        }
    }

    private static Question question(Evidence all, MeasuredRow row, double[][] similarities, List<MeasuredRow> own) {
        return new Question(
                row.target(),
                all.tasks().get(row.target()),
                List.of(),
                similarities,
                row.sources(),
                row.setting(),
                own);
    }

    /** One seed as the prediction of the mean over the other seeds, the best that a single run could promise. */
    private void ceiling(TaskWeb taskWeb) throws IOException {
        Evidence one = taskWeb.evidence("10"::equals);
        Evidence rest = taskWeb.evidence(seed -> !"10".equals(seed));
        for (MeasuredRow truth : rest.rows()) {
            String target = rest.tasks().get(truth.target()).name();
            MeasuredRow seed = one.rows().stream()
                    .filter(row -> one.tasks().get(row.target()).name().equals(target)
                            && one.settings()
                                    .get(row.setting())
                                    .equals(rest.settings().get(truth.setting())))
                    .findFirst()
                    .orElseThrow();
            double[] predicted = Arrays.stream(truth.sources())
                    .mapToDouble(
                            source -> score(one, seed, rest.tasks().get(source).name()))
                    .toArray();
            if (Arrays.stream(predicted).allMatch(Double::isFinite)) { // a few runs of stsb ended without a score
                board.add("one seed for the others", truth.target(), judged(truth, predicted));
            }
        }
    }

    private static double score(Evidence evidence, MeasuredRow row, String source) {
        return IntStream.range(0, row.sources().length)
                .filter(i -> evidence.tasks().get(row.sources()[i]).name().equals(source))
                .mapToDouble(i -> row.scores()[i])
                .findFirst()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private void add(String method, MeasuredRow row, double[] predicted) {
        board.add(method, row.target(), judged(row, predicted));
    }

    private static Judged judged(MeasuredRow row, double[] predicted) {
        return new Judged(
                predicted,
                Arrays.stream(row.scores()).map(score -> 100 * score).toArray(),
                IntStream.range(0, row.sources().length).mapToDouble(row::gain).toArray());
    }

    private static double[] pick(double[] values, MeasuredRow row) {
        return Arrays.stream(row.sources())
                .mapToDouble(source -> Double.isNaN(values[source]) ? 0 : values[source])
                .toArray();
    }

    private static void count(MeasuredRow row, List<Judgement> judgements, double[][] bins, double[] inside) {
        for (int i = 0; i < judgements.size(); i++) {
            double gain = row.gain(i);
            Judgement judgement = judgements.get(i);
            if (Double.isFinite(gain)) {
                double[] bin = bins[Math.min(BINS - 1, (int) (BINS * judgement.harm()))];
                bin[0] += judgement.harm();
                bin[1] += gain < 0 ? 1 : 0;
                bin[2]++;
                inside[0] += gain >= judgement.low() && gain <= judgement.high() ? 1 : 0;
                inside[1]++;
            }
        }
    }

    private void reliability(String name, double[][] bins, double[] inside) {
        out.printf(
                "%n%s: %.1f %% of gains inside their interval%n%n| stated harm | observed | pairs |%n|---|---|---|%n",
                name, 100 * inside[0] / inside[1]);
        for (double[] bin : bins) {
            if (bin[2] > 0) {
                out.printf("| %.3f | %.3f | %.0f |%n", bin[0] / bin[2], bin[1] / bin[2], bin[2]);
            }
        }
    }
}
