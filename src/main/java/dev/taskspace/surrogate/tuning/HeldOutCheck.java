package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.Hooks;
import java.util.Arrays;
import java.util.List;

/** Compares a tuned model with the best answer that does not look at the input. */
final class HeldOutCheck {

    /** What lies within so many standard errors may be chance. */
    private static final double STANDARD_ERRORS = 2;

    private static final int BATCH = 32;

    private final List<LabelledTokens> examples;
    private final List<int[]> batches;

    HeldOutCheck(List<LabelledTokens> examples) {
        this.examples = examples;
        this.batches = Batches.byLength(
                Batches.lengths(examples, example -> example.tokens().length()), BATCH);
    }

    int steps() {
        return batches.size();
    }

    LearningCheck run(
            TaskModel model, Hooks hooks, List<LabelledTokens> trained, NDManager manager, Progress progress) {
        int n = examples.size();
        float[] blind =
                model.loss().blind(trained.stream().map(LabelledTokens::target).toList());
        float[][] outputs = new float[n][];
        float[][] constant = new float[n][];
        Arrays.fill(constant, blind);
        double[] losses = new double[n];
        double[] blindLosses = new double[n];
        for (int[] batch : batches) {
            Autograd.unrecorded(() -> {
                try (NDManager step = manager.newSubManager()) {
                    List<LabelledTokens> part = Batches.pick(examples, batch);
                    NDArray answers = model.outputs(part, step, hooks);
                    NDArray blindAnswers =
                            answers.zerosLike().add(step.create(blind).toType(answers.getDataType(), false));
                    scatter(model.losses(answers, part), batch, losses);
                    scatter(model.losses(blindAnswers, part), batch, blindLosses);
                    return rows(answers, batch, outputs);
                }
            });
            progress.step();
        }
        float[][] targets = examples.stream().map(LabelledTokens::target).toArray(float[][]::new);
        double score = model.loss().score(outputs, targets);
        double blindScore = model.loss().score(constant, targets);
        boolean better = score - blindScore > STANDARD_ERRORS * model.loss().scoreError(blindScore, n);
        return new LearningCheck(
                mean(losses), mean(blindLosses), score, blindScore, n, !better && !clearlyBelow(losses, blindLosses));
    }

    /** Paired: whether the mean difference exceeds its standard error often enough. Never with a single example. */
    private static boolean clearlyBelow(double[] losses, double[] others) {
        int n = losses.length;
        double[] gains = new double[n];
        Arrays.setAll(gains, i -> others[i] - losses[i]);
        double mean = mean(gains);
        double squares =
                Arrays.stream(gains).map(gain -> (gain - mean) * (gain - mean)).sum();
        return n > 1 && mean > STANDARD_ERRORS * Math.sqrt(squares / (n - 1) / n);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static void scatter(NDArray column, int[] indices, double[] target) {
        Number[] values = column.toArray();
        for (int i = 0; i < indices.length; i++) {
            target[indices[i]] = values[i].doubleValue();
        }
    }

    private static int rows(NDArray matrix, int[] indices, float[][] target) {
        float[] values = Floats.of(matrix);
        int width = values.length / indices.length;
        for (int i = 0; i < indices.length; i++) {
            target[indices[i]] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return indices.length;
    }
}
