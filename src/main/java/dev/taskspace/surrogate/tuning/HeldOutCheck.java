package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.Hooks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
        double[] losses = new double[n];
        double[] blindLosses = new double[n];
        for (int[] batch : batches) {
            Portions.each(batch, part -> {
                List<LabelledTokens> read = Batches.pick(examples, part);
                Answers answers = Autograd.unrecorded(() -> answer(model, hooks, read, blind, manager));
                for (int i = 0; i < part.length; i++) {
                    outputs[part[i]] = row(answers.outputs, i, part.length);
                    constant[part[i]] = row(answers.blindOutputs, i, part.length);
                    losses[part[i]] = answers.losses[i];
                    blindLosses[part[i]] = answers.blindLosses[i];
                }
            });
            progress.step();
        }
        double score = model.loss().score(outputs, examples);
        double blindScore = model.loss().score(constant, examples);
        boolean better = score - blindScore > STANDARD_ERRORS * model.loss().scoreError(blindScore, questions());
        return new LearningCheck(
                mean(losses),
                mean(blindLosses),
                score,
                blindScore,
                questions(),
                model.loss().exactMatch(outputs, examples),
                !better && !clearlyBelow(losses, blindLosses));
    }

    /** Examples as they were given; several windows may be of one. */
    private int questions() {
        return (int) IntStream.range(0, examples.size())
                .map(i -> {
                    LabelledTokens.Passage passage = examples.get(i).passage();
                    return passage == null ? i : passage.example();
                })
                .distinct()
                .count();
    }

    private static float[] row(float[] rows, int row, int count) {
        int width = rows.length / count;
        return Arrays.copyOfRange(rows, row * width, (row + 1) * width);
    }

    /** Of one batch: outputs row by row, and one loss per example. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answers(float[] outputs, float[] blindOutputs, float[] losses, float[] blindLosses) {}

    private static Answers answer(
            TaskModel model, Hooks hooks, List<LabelledTokens> batch, float[] blind, NDManager manager) {
        try (NDManager step = manager.newSubManager()) {
            NDArray outputs = model.outputs(batch, step, hooks);
            NDArray blindOutputs = model.loss().blind(blind, outputs);
            return new Answers(
                    Floats.of(outputs),
                    Floats.of(blindOutputs),
                    Floats.of(model.losses(outputs, batch)),
                    Floats.of(model.losses(blindOutputs, batch)));
        }
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
}
