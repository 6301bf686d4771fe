package dev.taskspace.ranking.hybrid;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Transfers whose law is known: gain = scale of the target · (effect of the source + effect of the pair + noise − zero of
 * the target). Similarity is the effect of the pair, blurred.
 */
final class SyntheticWorld {
    static final int TASKS = 24;
    static final int SETTINGS = 2;

    private final double[] effects = new double[TASKS];
    private final double[][] similarities = new double[TASKS][TASKS];
    private final Evidence evidence;

    SyntheticWorld(long seed) {
        Random random = new Random(seed);
        EvidenceBuilder builder = new EvidenceBuilder(Task::named);
        // Named in order, so that positions are the numbers of the tasks.
        IntStream.range(0, TASKS)
                .forEach(task -> builder.name("task" + task, "task" + task, new Evidence.Setting("model0", "")));
        Arrays.setAll(effects, task -> random.nextGaussian());
        for (int target = 0; target < TASKS; target++) {
            double scale = 0.02 * Math.exp(0.4 * random.nextGaussian());
            double zero = 0.4 * random.nextGaussian() - 0.3;
            for (int source = 0; source < TASKS; source++) {
                double pair = 0.6 * random.nextGaussian();
                similarities[target][source] = pair + 0.3 * random.nextGaussian();
                for (int setting = 0; setting < SETTINGS && source != target; setting++) {
                    double gain = scale * (effects[source] + pair + 0.5 * random.nextGaussian() - zero);
                    builder.add(
                            "task" + source,
                            "task" + target,
                            new Evidence.Setting("model" + setting, ""),
                            "accuracy",
                            true,
                            70 * (1 + gain),
                            70.0);
                }
            }
        }
        evidence = builder.build();
    }

    Evidence evidence() {
        return evidence;
    }

    double[] effects() {
        return effects;
    }

    double[] similarityTo(int target) {
        return similarities[target];
    }

    TaskSimilarity similarity() {
        return new TaskSimilarity() {
            @Override
            public List<String> methods() {
                return List.of("blurred");
            }

            @Override
            public int trusted() {
                return 1;
            }

            @Override
            public double[][] of(int target) {
                return new double[][] {similarities[target]};
            }
        };
    }

    Question question(MeasuredRow row, List<MeasuredRow> own) {
        return question(row.target(), row.sources(), row.setting(), own);
    }

    Question question(int target, int[] sources, int setting, List<MeasuredRow> own) {
        return new Question(
                target,
                Task.named("task" + target),
                List.of(),
                new double[][] {similarities[target]},
                sources,
                setting,
                own);
    }
}
