package dev.taskspace.ranking.hybrid;

import org.jspecify.annotations.Nullable;

/**
 * Similarities to one target, each method centred and scaled over the usual sources, so that methods can be compared
 * and the other candidates of a question have no influence. What is unknown is 0, the mean.
 */
final class SimilarityRow {
    private final double[][] standardised;

    /**
     * Standardises.
     *
     * @param raw {@code [methods][tasks]}, or null when nothing is known
     * @param usual the tasks that set centre and scale; with fewer than three known of them, all tasks do
     */
    SimilarityRow(double @Nullable [][] raw, int methods, int[] usual) {
        standardised = new double[methods][];
        for (int m = 0; raw != null && m < methods; m++) {
            standardised[m] = standardise(raw[m], usual);
        }
    }

    double of(int method, int task) {
        double[] row = standardised[method];
        return row == null ? 0 : row[task];
    }

    /** The mean over the methods, 0 at least: how much a task of this similarity says about the target. */
    double closeness(int task) {
        double sum = 0;
        for (int m = 0; m < standardised.length; m++) {
            sum += of(m, task);
        }
        return standardised.length == 0 ? 0 : Math.max(0, sum / standardised.length);
    }

    private static double[] standardise(double[] raw, int[] usual) {
        Moments moments = new Moments();
        for (int task : usual) {
            moments.add(raw[task]);
        }
        if (moments.count < 3) {
            for (double value : raw) {
                moments.add(value);
            }
        }
        double spread = moments.spread();
        double[] row = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            row[i] = Double.isNaN(raw[i]) || spread == 0 ? 0 : (raw[i] - moments.mean()) / spread;
        }
        return row;
    }

    private static final class Moments {
        private int count;
        private double sum;
        private double squares;

        void add(double value) {
            if (!Double.isNaN(value)) {
                count++;
                sum += value;
                squares += value * value;
            }
        }

        double mean() {
            return sum / count;
        }

        double spread() {
            return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean() * mean()));
        }
    }
}
