package dev.taskspace.evaluation.metric;

import java.util.Arrays;

/** ρ: the rank, from 1, that the prediction gives to the truly best source; mid-rank among equal predictions. */
final class MeanRank {
    static final String FORMULA =
            "rank that the prediction gives to the truly best source, from 1; mid-rank on ties; lower is better";

    private MeanRank() {}

    /** Of several truly best sources the one that the prediction prefers counts. */
    static double of(Judged judged) {
        double[] ranks = new TieGroups(judged.predicted()).midRanks();
        int[] best = new TieGroups(judged.truth()).top();
        return Arrays.stream(best).mapToDouble(i -> ranks[i]).min().orElseThrow();
    }
}
