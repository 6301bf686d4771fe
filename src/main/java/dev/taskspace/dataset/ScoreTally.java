package dev.taskspace.dataset;

import java.util.Optional;

/** Mean and spread of a stream of numbers (Welford 1962), without keeping them. */
final class ScoreTally {
    private long count;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(double score) {
        count++;
        double delta = score - mean;
        mean += delta / count;
        squares += delta * (score - mean);
        min = Math.min(min, score);
        max = Math.max(max, score);
    }

    /** Empty when there was no number. */
    Optional<ScoreSummary> summary() {
        return count == 0
                ? Optional.empty()
                : Optional.of(new ScoreSummary(mean, Math.sqrt(squares / count), min, max));
    }
}
