package dev.taskspace.benchmark;

import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.EvidenceBuilder;
import dev.taskspace.ranking.hybrid.HybridModel;
import dev.taskspace.ranking.hybrid.Question;
import dev.taskspace.ranking.hybrid.Task;
import dev.taskspace.ranking.hybrid.TaskSimilarity;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Processor time of a fit on 30,000 transfers and the scoring of 1,500 sources; a main method that prints, no arguments. */
final class HybridSpeed {
    private static final int SOURCES = 1_500;
    private static final int METHODS = 4;
    private static final int ROUNDS = 200;

    private HybridSpeed() {}

    public static void main(String[] args) {
        measure(SOURCES, 20);
        measure(174, 173);
    }

    private static void measure(int sources, int targets) {
        Random random = new Random(1);
        EvidenceBuilder builder = new EvidenceBuilder(
                name -> new Task(name, "family" + name.hashCode() % 5, name.hashCode() % 2 == 0, 1_000L));
        for (int source = 0; source < sources; source++) {
            for (int target = 0; target < targets; target++) {
                if (source != target) {
                    builder.add(
                            "task" + source,
                            "task" + target,
                            new Evidence.Setting("model", ""),
                            "accuracy",
                            true,
                            0.7 + 0.05 * random.nextGaussian(),
                            0.7);
                }
            }
        }
        Evidence evidence = builder.build();
        TaskSimilarity similarity = similarity(evidence.tasks().size());
        HybridModel.fit(evidence, similarity);
        Stopwatch fitting = new Stopwatch();
        HybridModel model = HybridModel.fit(evidence, similarity);
        double fit = 1e3 * fitting.seconds();
        int target = evidence.rows().getFirst().target();
        int[] candidates = IntStream.range(0, evidence.tasks().size())
                .filter(task -> task != target)
                .toArray();
        Question question = new Question(
                target,
                evidence.tasks().get(target),
                List.of(),
                similarity.of(target),
                candidates,
                0,
                evidence.of(target));
        double[] times = IntStream.range(0, ROUNDS)
                .mapToDouble(round -> {
                    Stopwatch watch = new Stopwatch();
                    model.judge(question);
                    return 1e3 * watch.seconds();
                })
                .sorted()
                .toArray();
        System.out.printf(
                "%d sources, %d targets: fit %.0f ms; scoring %d sources median %.1f ms, p95 %.1f ms%n",
                sources, targets, fit, candidates.length, times[ROUNDS / 2], times[ROUNDS * 95 / 100]);
    }

    private static TaskSimilarity similarity(int tasks) {
        return new TaskSimilarity() {
            @Override
            public List<String> methods() {
                return IntStream.range(0, METHODS).mapToObj(m -> "method" + m).toList();
            }

            @Override
            public int trusted() {
                return Math.min(2, methods().size());
            }

            @Override
            public double @Nullable [][] of(int target) {
                Random random = new Random(target);
                double[][] table = new double[METHODS][tasks];
                for (double[] row : table) {
                    Arrays.setAll(row, i -> random.nextDouble());
                }
                return table;
            }
        };
    }
}
