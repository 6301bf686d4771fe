package dev.taskspace.evaluation.metric;

import java.util.Arrays;

/**
 * What taking the first prompt of a prediction brings (Wang et al. 2024, prompt selection); with several first ones, the
 * mean over them.
 */
public final class Selected {
    public static final String PERFORMANCE = "performance";
    public static final String PERFORMANCE_FORMULA = "score of the prompt predicted best, in percent points";
    public static final String RATE = "rate";
    public static final String RATE_FORMULA = "100 · score of the prompt predicted best ÷ score of the best prompt";

    private Selected() {}

    /** In percent points. */
    public static double performance(Judged judged) {
        return Arrays.stream(new TieGroups(judged.predicted()).top())
                .mapToDouble(i -> judged.truth()[i])
                .average()
                .orElseThrow();
    }

    /** In percent; NaN when not even the best prompt scores above 0. */
    public static double rate(Judged judged) {
        double best = Arrays.stream(judged.truth()).max().orElseThrow();
        return best <= 0 ? Double.NaN : 100 * performance(judged) / best;
    }
}
