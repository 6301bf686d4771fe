package dev.taskspace.ranking.selection;

import java.util.Arrays;

/**
 * Scores from how undecided the answers of one prompt are, in nats: mutual information (Sorensen et al. 2022), local and
 * global entropy (Lu et al. 2022). NaN for a prompt that answered nothing.
 */
final class Entropies {
    private Entropies() {}

    /** Entropy of the mean answer minus the mean entropy of the answers: decided on each input, undecided over all. */
    static double mutualInformation(Answers answers, int prompt) {
        double[] mean = new double[answers.labels()];
        answers.answered(prompt).forEach(input -> add(mean, answers.of(prompt, input)));
        return ofCounts(mean) - local(answers, prompt);
    }

    /** Mean entropy of the answers; calls a prompt good that is not sure of itself. */
    static double local(Answers answers, int prompt) {
        return answers.answered(prompt)
                .mapToDouble(input -> entropy(answers.of(prompt, input)))
                .average()
                .orElse(Double.NaN);
    }

    /** Entropy of the histogram of predicted labels; calls a prompt good that predicts all labels equally often. */
    static double global(Answers answers, int prompt) {
        double[] histogram = new double[answers.labels()];
        answers.answered(prompt).forEach(input -> add(histogram, answers.predicted(prompt, input)));
        return ofCounts(histogram);
    }

    private static void add(double[] sum, double[] values) {
        for (int label = 0; label < sum.length; label++) {
            sum[label] += values[label];
        }
    }

    private static double ofCounts(double[] counts) {
        double total = Arrays.stream(counts).sum();
        return total == 0
                ? Double.NaN
                : entropy(Arrays.stream(counts).map(count -> count / total).toArray());
    }

    private static double entropy(double[] distribution) {
        return -Arrays.stream(distribution)
                .filter(p -> p > 0)
                .map(p -> p * Math.log(p))
                .sum();
    }
}
