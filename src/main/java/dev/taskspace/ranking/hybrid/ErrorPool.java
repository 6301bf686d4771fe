package dev.taskspace.ranking.hybrid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far held-out predictions lay from what was measured, in units of the predicted scale: the empirical distribution
 * behind intervals and the chance of harm. Every target weighs the same, however many sources it has; each value is the
 * mean over the seeds of a pair, so noise of seeds is in it, and drawing from it is a bootstrap over targets and seeds.
 */
final class ErrorPool {
    private static final double TAIL = 0.025;

    private final List<Weighted> errors = new ArrayList<>();
    private double total;
    private int targets;
    private double low = Double.NaN;
    private double high = Double.NaN;

    private record Weighted(double error, double weight, double below) {}

    /** Adds the errors of one target. */
    void add(double[] ofTarget) {
        for (double error : ofTarget) {
            errors.add(new Weighted(error, 1.0 / ofTarget.length, 0));
        }
        targets += ofTarget.length == 0 ? 0 : 1;
    }

    /** To be called once after the last target and before any question. */
    ErrorPool sorted() {
        errors.sort(Comparator.comparingDouble(Weighted::error));
        for (int i = 0; i < errors.size(); i++) {
            Weighted error = errors.get(i);
            errors.set(i, new Weighted(error.error(), error.weight(), total));
            total += error.weight();
        }
        if (targets > 0) {
            low = quantile(TAIL);
            high = quantile(1 - TAIL);
        }
        return this;
    }

    /** Where the interval begins that holds ninety-five in a hundred; NaN of none. */
    double low() {
        return low;
    }

    /** Where that interval ends; NaN of none. */
    double high() {
        return high;
    }

    int targets() {
        return targets;
    }

    /** Share of errors below a value; one error's weight is kept from 0 and 1, because nothing is certain. */
    double shareBelow(double value) {
        int low = 0;
        int high = errors.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (errors.get(middle).error() < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        double below = low == errors.size() ? total : errors.get(low).below();
        double least = 0.5 / (errors.size() + 1);
        return Math.clamp(below / total, least, 1 - least);
    }

    /**
     * The error below which a share of all lies. Of few errors the outermost one is no such quantile: then it is that of
     * Student's t for the next target's error, with as many degrees of freedom as there are other targets.
     */
    private double quantile(double share) {
        if (Math.min(share, 1 - share) * (errors.size() + 1) < 1 && targets > 1) {
            return ofStudent(share);
        }
        int low = 0;
        int high = errors.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (errors.get(middle).below() <= share * total) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return errors.get(low).error();
    }

    private double ofStudent(double share) {
        double mean = errors.stream().mapToDouble(e -> e.weight() * e.error()).sum() / total;
        double variance = errors.stream()
                        .mapToDouble(e -> e.weight() * (e.error() - mean) * (e.error() - mean))
                        .sum()
                / total
                * targets
                / (targets - 1);
        return mean
                + TDistribution.of(targets - 1).inverseCumulativeProbability(share)
                        * Math.sqrt(variance * (1 + 1.0 / targets));
    }
}
