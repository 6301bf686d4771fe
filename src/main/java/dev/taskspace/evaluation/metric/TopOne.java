package dev.taskspace.evaluation.metric;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** What following the first source of a prediction brings; with several first ones, the share of them. */
final class TopOne {
    static final String HIT_FORMULA = "100 · share of targets whose first source is truly the best";
    static final String HARM_FORMULA =
            "100 · share of targets whose first source scores below no transfer; lower is better";

    private TopOne() {}

    static double hit(Judged judged) {
        double best = Arrays.stream(judged.truth()).max().orElseThrow();
        return share(judged, i -> judged.truth()[i] == best);
    }

    /** NaN when the baseline of a first source is unknown. */
    static double harm(Judged judged) {
        boolean known =
                Arrays.stream(new TieGroups(judged.predicted()).top()).noneMatch(i -> Double.isNaN(judged.gain()[i]));
        return known ? share(judged, i -> judged.gain()[i] < 0) : Double.NaN;
    }

    private static double share(Judged judged, IntPredicate holds) {
        int[] first = new TieGroups(judged.predicted()).top();
        return 100.0 * Arrays.stream(first).filter(holds).count() / first.length;
    }
}
