package dev.taskspace.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Stated probabilities of harm against what came, in ten bins of equal width. */
final class Reliability {
    private static final int BINS = 10;

    private final double[] stated = new double[BINS];
    private final double[] harmed = new double[BINS];
    private final long[] pairs = new long[BINS];

    void add(double probability, boolean harm) {
        int bin = Math.min(BINS - 1, (int) (BINS * probability));
        stated[bin] += probability;
        harmed[bin] += harm ? 1 : 0;
        pairs[bin]++;
    }

    /** Bins without a pair are left out. */
    List<Evaluation.Bin> bins() {
        List<Evaluation.Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            if (pairs[i] > 0) {
                bins.add(new Evaluation.Bin(stated[i] / pairs[i], harmed[i] / pairs[i], pairs[i]));
            }
        }
        return bins;
    }
}
