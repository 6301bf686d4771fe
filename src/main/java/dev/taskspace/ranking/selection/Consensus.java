package dev.taskspace.ranking.selection;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Zero-label prompt selection (Liao et al. 2022): the confident prompts together make a pseudo-label for every input, and
 * a prompt is as good as it agrees with these. Confidence is the mean lead of the most probable label over the second;
 * the confident prompts are the upper of two clusters.
 */
enum Consensus {
    /** The label with the largest mean log probability: one prompt that rules a label out outweighs many. */
    LOG {
        @Override
        double vote(Answers answers, int prompt, int input, int label) {
            return Math.log(Math.max(SMALLEST, answers.of(prompt, input)[label]));
        }
    },
    /** The label with the largest mean probability. */
    PROBABILITY {
        @Override
        double vote(Answers answers, int prompt, int input, int label) {
            return answers.of(prompt, input)[label];
        }
    },
    /** The label that most prompts predict. */
    MAJORITY {
        @Override
        double vote(Answers answers, int prompt, int input, int label) {
            return answers.predicted(prompt, input)[label];
        }
    };

    /** Stands for a probability of 0, whose logarithm would leave nothing to compare. */
    private static final double SMALLEST = 1e-12;

    abstract double vote(Answers answers, int prompt, int input, int label);

    /** Share of the inputs on which each prompt agrees with the pseudo-label, in expectation over ties of both. */
    double[] agreement(Answers answers) {
        int[] confident = confident(answers);
        double[] agreed = new double[answers.prompts()];
        int[] judged = new int[answers.prompts()];
        for (int input = 0; input < answers.inputs(); input++) {
            double[] pseudoLabel = pseudoLabel(answers, confident, input);
            for (int prompt = 0; pseudoLabel.length > 0 && prompt < answers.prompts(); prompt++) {
                if (answers.answered(prompt, input)) {
                    agreed[prompt] += dot(answers.predicted(prompt, input), pseudoLabel);
                    judged[prompt]++;
                }
            }
        }
        return IntStream.range(0, agreed.length)
                .mapToDouble(prompt -> judged[prompt] == 0 ? Double.NaN : agreed[prompt] / judged[prompt])
                .toArray();
    }

    /** As ones and zeros; empty when no confident prompt answered. */
    private double[] pseudoLabel(Answers answers, int[] confident, int input) {
        int[] voters = Arrays.stream(confident)
                .filter(prompt -> answers.answered(prompt, input))
                .toArray();
        return voters.length == 0
                ? new double[0]
                : Answers.largest(IntStream.range(0, answers.labels())
                        .mapToDouble(label -> Arrays.stream(voters)
                                        .mapToDouble(prompt -> vote(answers, prompt, input, label))
                                        .sum()
                                / voters.length)
                        .toArray());
    }

    private static int[] confident(Answers answers) {
        double[] confidence = IntStream.range(0, answers.prompts())
                .mapToDouble(prompt -> answers.answered(prompt)
                        .mapToDouble(input -> lead(answers.of(prompt, input)))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
        double threshold = TwoMeans.upperClusterFrom(
                Arrays.stream(confidence).filter(value -> !Double.isNaN(value)).toArray());
        return IntStream.range(0, confidence.length)
                .filter(prompt -> confidence[prompt] >= threshold)
                .toArray();
    }

    private static double lead(double[] distribution) {
        double[] ascending = distribution.clone();
        Arrays.sort(ascending);
        return ascending[ascending.length - 1] - ascending[ascending.length - 2];
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
