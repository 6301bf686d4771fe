package dev.taskspace.embedding;

import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import java.util.List;

/**
 * Frozen features of a sample of examples beside their labels, as the method {@value LogMe#NAME} stores them.
 *
 * @param features {@code [n][hidden]}, mean-pooled states of the untuned surrogate
 * @param labels {@code [n][outputs]}: one-hot classes, or one standardised score
 */
@SuppressWarnings("ArrayRecordComponent") // tables of numbers, never compared
public record LabelledFeatures(double[][] features, double[][] labels) {

    /** Reads what {@link #blocks} wrote one after the other. */
    public static LabelledFeatures of(float[] vector) {
        int n = (int) vector[0];
        int outputs = (int) vector[1];
        int hidden = (vector.length - 2) / n - outputs;
        return new LabelledFeatures(table(vector, 2, n, hidden), table(vector, 2 + n * hidden, n, outputs));
    }

    /**
     * The labels of the training examples beside features of them.
     *
     * @param features {@code [n][hidden]}, in the order of the training examples
     */
    public static LabelledFeatures of(TrainingSet set, float[][] features) {
        float[] vector = SeedAverage.joined(blocks(set, set.train(), features));
        return of(vector);
    }

    static List<Block> blocks(TrainingSet set, List<TrainingExample> examples, float[][] features) {
        int outputs = switch (set.objective()) {
            case Objective.Classification classification -> classification.classes();
            case Objective.PerClass perClass -> perClass.classes();
            case Objective.Regression regression -> 1;
            case Objective.SpanExtraction spans ->
                throw new IllegalArgumentException("A span is no label of a whole example");
        };
        int hidden = features[0].length;
        float[] states = new float[features.length * hidden];
        float[] labels = new float[features.length * outputs];
        for (int i = 0; i < features.length; i++) {
            System.arraycopy(features[i], 0, states, i * hidden, hidden);
            label(set.objective(), examples.get(i).target(), labels, i * outputs);
        }
        return List.of(
                new Block("shape", new float[] {features.length, outputs}),
                new Block("features", states),
                new Block("labels", labels));
    }

    private static void label(Objective objective, Target target, float[] labels, int start) {
        switch (target) {
            case Target.Category category -> labels[start + category.index()] = 1;
            case Target.Distribution soft ->
                System.arraycopy(soft.probabilities(), 0, labels, start, soft.probabilities().length);
            case Target.Value value ->
                labels[start] = objective instanceof Objective.Regression regression
                        ? (float) regression.standardise(value.value())
                        : (float) value.value();
            case Target.Span span -> throw new IllegalArgumentException("A span is no label of a whole example");
        }
    }

    private static double[][] table(float[] vector, int start, int rows, int columns) {
        double[][] table = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                table[i][j] = vector[start + i * columns + j];
            }
        }
        return table;
    }
}
