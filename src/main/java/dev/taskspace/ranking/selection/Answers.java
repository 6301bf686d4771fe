package dev.taskspace.ranking.selection;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What several prompts answered to the same inputs: {@code [prompts][inputs][labels]} probabilities, the labels in one
 * order for all prompts. An input that a prompt did not answer is all NaN there.
 */
public final class Answers {
    private static final double TOLERANCE = 1e-3;

    private final double[][][] probabilities;
    private final int inputs;
    private final int labels;

    /**
     * @throws IllegalArgumentException when there is no prompt, prompts differ in inputs or labels, or a row is neither
     *     NaN throughout nor sums to 1 within 1e-3
     */
    public Answers(double[][][] probabilities, int labels) {
        if (probabilities.length == 0 || labels < 2) {
            throw new IllegalArgumentException(
                    probabilities.length + " prompts and " + labels + " labels leave nothing to select");
        }
        this.probabilities = probabilities;
        this.inputs = probabilities[0].length;
        this.labels = labels;
        for (double[][] ofPrompt : probabilities) {
            if (ofPrompt.length != inputs) {
                throw new IllegalArgumentException(
                        "prompts answered " + inputs + " and " + ofPrompt.length + " inputs");
            }
            Arrays.stream(ofPrompt).forEach(this::check);
        }
    }

    private void check(double[] row) {
        boolean missing = Arrays.stream(row).allMatch(Double::isNaN);
        boolean distribution = Arrays.stream(row).allMatch(p -> p >= 0)
                && Math.abs(Arrays.stream(row).sum() - 1) <= TOLERANCE;
        if (row.length != labels || (!missing && !distribution)) {
            throw new IllegalArgumentException(
                    "not a distribution over " + labels + " labels: " + Arrays.toString(row));
        }
    }

    int prompts() {
        return probabilities.length;
    }

    int inputs() {
        return inputs;
    }

    int labels() {
        return labels;
    }

    boolean answered(int prompt, int input) {
        return !Double.isNaN(probabilities[prompt][input][0]);
    }

    /** Positions of the inputs that this prompt answered. */
    IntStream answered(int prompt) {
        return IntStream.range(0, inputs).filter(input -> answered(prompt, input));
    }

    double[] of(int prompt, int input) {
        return probabilities[prompt][input];
    }

    /** The label that the prompt predicts as a vector of ones and zeros; labels that are equally probable share the one. */
    double[] predicted(int prompt, int input) {
        return largest(probabilities[prompt][input]);
    }

    /** 1 at the largest value, else 0; equal largest values share the 1. */
    static double[] largest(double[] values) {
        double max = Arrays.stream(values).max().orElseThrow();
        long ties = Arrays.stream(values).filter(value -> value == max).count();
        return Arrays.stream(values).map(value -> value == max ? 1.0 / ties : 0).toArray();
    }
}
