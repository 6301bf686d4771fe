package dev.taskspace.evaluation;

import dev.taskspace.evaluation.metric.Bootstrap;
import dev.taskspace.evaluation.metric.Metric;
import dev.taskspace.evaluation.metric.Scoreboard;
import dev.taskspace.ranking.CarriedScores;
import dev.taskspace.ranking.EvidenceKeeper;
import dev.taskspace.ranking.RecordedEvidence;
import dev.taskspace.ranking.RecordedRankings;
import dev.taskspace.ranking.hybrid.HybridModel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Evaluates the ranking methods, and remembers the last answer for as long as the evidence stays the same. */
@Component
class Evaluations {
    private final EvidenceKeeper keeper;
    private final RecordedRankings rankings;
    private final NoiseCeiling ceiling;
    private final CarriedScores carried;
    private @Nullable Remembered last;

    Evaluations(EvidenceKeeper keeper, RecordedRankings rankings, NoiseCeiling ceiling, CarriedScores carried) {
        this.keeper = keeper;
        this.rankings = rankings;
        this.ceiling = ceiling;
        this.carried = carried;
    }

    /** A model is made anew with every change of transfers or vectors, and equals only itself. */
    private record Known(HybridModel model, CarriedScores.Stamp carried, EvaluationQuery query) {}

    private record Remembered(Known known, Evaluation answer) {}

    /** Names of the methods that may be on the scoreboard. */
    SortedSet<String> methods() {
        return rankings.methods();
    }

    /** One at a time: an evaluation keeps a core busy for as long as it has fits to make. */
    synchronized Evaluation answer(EvaluationQuery query) {
        RecordedEvidence recorded = keeper.current();
        Known known = new Known(recorded.model(), carried.stamp(), query);
        Remembered remembered = last;
        if (remembered != null && remembered.known().equals(known)) {
            return remembered.answer();
        }
        Evaluation answer = evaluate(recorded, query);
        last = new Remembered(known, answer);
        return answer;
    }

    private Evaluation evaluate(RecordedEvidence recorded, EvaluationQuery query) {
        LeaveOneTargetOut run = new LeaveOneTargetOut(recorded, rankings, query).run();
        Scoreboard board = run.scoreboard();
        Scoreboard noise = ceiling.measure(recorded, query);
        Map<String, Evaluation.Interval> ceilings = new LinkedHashMap<>();
        Map<String, String> formulas = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            formulas.put(metric.wireName(), metric.formula());
            Evaluation.Interval reached = interval(noise, NoiseCeiling.NAME, metric);
            if (reached != null) {
                ceilings.put(metric.wireName(), reached);
            }
        }
        return new Evaluation(
                run.targets(),
                run.sources(),
                run.pairs(),
                formulas,
                ceilings,
                board.methods().stream()
                        .map(method -> score(board, method, null, null))
                        .sorted(Comparator.comparingDouble(Evaluations::first))
                        .toList(),
                run.reliability().bins(),
                List.of());
    }

    private static double first(Evaluation.MethodScore score) {
        return score.ndcg() == null ? 0 : -score.ndcg().mean();
    }

    static Evaluation.MethodScore score(
            Scoreboard board,
            String method,
            Evaluation.@Nullable Interval performance,
            Evaluation.@Nullable Interval rate) {
        return new Evaluation.MethodScore(
                method,
                board.targets(method),
                interval(board, method, Metric.NDCG),
                interval(board, method, Metric.NDCG_RANK_GAIN),
                interval(board, method, Metric.MEAN_RANK),
                interval(board, method, Metric.SPEARMAN),
                interval(board, method, Metric.REGRET_AT_1),
                interval(board, method, Metric.REGRET_AT_3),
                interval(board, method, Metric.REGRET_AT_5),
                interval(board, method, Metric.TOP_ONE_HIT),
                interval(board, method, Metric.HARM_AT_ONE),
                performance,
                rate);
    }

    /** Null where the metric is not defined for any target. */
    private static Evaluation.@Nullable Interval interval(Scoreboard board, String method, Metric metric) {
        Bootstrap.Estimate estimate = board.of(method, metric);
        return Double.isNaN(estimate.mean())
                ? null
                : new Evaluation.Interval(estimate.mean(), estimate.low(), estimate.high());
    }
}
