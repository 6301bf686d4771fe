package dev.taskspace.evaluation.metric;

import java.util.function.ToDoubleFunction;

/**
 * The measures of the scoreboard. All are independent of the order in which sources are listed, ties included; all but
 * ρ and Spearman's correlation are in percent.
 */
public enum Metric {
    NDCG("ndcg", Ndcg.SCORE_FORMULA, Ndcg::ofScores),
    NDCG_RANK_GAIN("ndcgRankGain", Ndcg.RANK_FORMULA, Ndcg::ofRanks),
    MEAN_RANK("meanRank", MeanRank.FORMULA, MeanRank::of),
    SPEARMAN("spearman", Spearman.FORMULA, Spearman::of),
    REGRET_AT_1("regretAt1", Regret.FORMULA, judged -> Regret.of(judged, 1)),
    REGRET_AT_3("regretAt3", Regret.FORMULA, judged -> Regret.of(judged, 3)),
    REGRET_AT_5("regretAt5", Regret.FORMULA, judged -> Regret.of(judged, 5)),
    TOP_ONE_HIT("topOneHit", TopOne.HIT_FORMULA, TopOne::hit),
    HARM_AT_ONE("harmAtOne", TopOne.HARM_FORMULA, TopOne::harm);

    private final String wireName;
    private final String formula;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a static method
    private final ToDoubleFunction<Judged> measure;

    Metric(String wireName, String formula, ToDoubleFunction<Judged> measure) {
        this.wireName = wireName;
        this.formula = formula;
        this.measure = measure;
    }

    /** The name in answers. */
    public String wireName() {
        return wireName;
    }

    /** What it measures, in words and signs. */
    public String formula() {
        return formula;
    }

    /** NaN when it is not defined for this target, for example harm without a baseline. */
    public double of(Judged judged) {
        return measure.applyAsDouble(judged);
    }
}
