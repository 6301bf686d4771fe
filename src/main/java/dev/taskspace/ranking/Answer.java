package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.ranking.hybrid.HybridModel;
import dev.taskspace.ranking.hybrid.Judgement;
import dev.taskspace.transfer.Observed;
import dev.taskspace.transfer.Transfers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down the best sources with all that is known of them; what is not known stays null, with a reason. */
@Component
class Answer {
    static final String NO_TRANSFERS =
            "No transfer of such sources to such a target has been measured here, so the score orders by "
                    + "similarity only.";
    private static final String NOT_LEARNED = "No transfer enters this method; hybrid learns from them.";
    private static final String TOO_FEW = "Transfers with a baseline are recorded for fewer than "
            + HybridModel.CALIBRATING_TARGETS + " targets, too few to know how far predictions err; the score is in "
            + "units of the spread among sources.";

    /** Further results do without the nearest examples, which take a moment each to find. */
    private static final int EXAMPLES_SHOWN = 10;

    private static final String NO_GAIN =
            "No expected gain can be stated, so none can be divided by the examples; the order is the usual one.";

    private final Similarities similarities;
    private final Transfers transfers;
    private final Explanations explanations;

    Answer(Similarities similarities, Transfers transfers, Explanations explanations) {
        this.similarities = similarities;
        this.transfers = transfers;
        this.explanations = explanations;
    }

    /**
     * The results.
     *
     * @param order positions of the candidates, best first
     */
    List<Ranking.Result> results(
            RankQuery query, Entity target, List<Entity> candidates, Scores scores, List<Integer> order) {
        List<Entity> best = order.stream().map(candidates::get).toList();
        Similarities.Table table = similarities.of(target, best, scores.space());
        Map<String, List<Observed>> observed = transfers.observed(
                target.reference(), best.stream().map(Entity::reference).toList());
        return IntStream.range(0, best.size())
                .mapToObj(i -> {
                    Judgement judgement = scores.judgements().isEmpty()
                            ? null
                            : scores.judgements().get(order.get(i));
                    double score = scores.values()[order.get(i)];
                    Map<String, Double> similarity = table.of(i);
                    return new Ranking.Result(
                            i + 1,
                            best.get(i).reference(),
                            score,
                            scores.calibrated() ? interval(judgement) : null,
                            scores.calibrated() && judgement != null ? judgement.harm() : null,
                            similarity,
                            judgement == null ? null : judgement.sourceEffect(),
                            observed.getOrDefault(best.get(i).reference(), List.of()),
                            table.weak(best.get(i)),
                            query.cost() ? Thrift.gainPerExample(scores, best.get(i), order.get(i)) : null,
                            query.explain()
                                    ? explanations.of(
                                            query, target, best.get(i), judgement, similarity, i < EXAMPLES_SHOWN)
                                    : null);
                })
                .toList();
    }

    /** Field to the reason why it is null. */
    Map<String, String> unavailable(RankQuery query, Scores scores) {
        Map<String, String> reasons = new TreeMap<>();
        RecordedEvidence recorded = scores.recorded();
        if (recorded == null) {
            String reason = HybridRanking.NAME.equals(query.method()) ? NO_TRANSFERS : NOT_LEARNED;
            for (String field : List.of("expectedGain", "harmProbability", "sourceEffect", "recommendation")) {
                reasons.put(field, reason);
            }
        } else if (!scores.calibrated()) {
            for (String field : List.of("expectedGain", "harmProbability", "recommendation")) {
                reasons.put(field, TOO_FEW);
            }
        }
        if (query.cost() && !scores.calibrated()) {
            reasons.put("gainPerExample", NO_GAIN);
        }
        if (recorded != null && query.baseModel() != null && recorded.setting(query.baseModel()) < 0) {
            reasons.put(
                    "baseModel",
                    "No transfer is recorded on '" + query.baseModel() + "'; what is said holds for any base model.");
        }
        return reasons;
    }

    private static Ranking.@Nullable Interval interval(@Nullable Judgement judgement) {
        return judgement == null ? null : new Ranking.Interval(judgement.gain(), judgement.low(), judgement.high());
    }
}
