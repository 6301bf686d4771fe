package dev.taskspace.evaluation;

import dev.taskspace.evaluation.metric.Judged;
import dev.taskspace.evaluation.metric.Scoreboard;
import dev.taskspace.ranking.RecordedEvidence;
import dev.taskspace.ranking.RecordedRankings;
import dev.taskspace.ranking.hybrid.HybridModel;
import dev.taskspace.ranking.hybrid.Judgement;
import dev.taskspace.ranking.hybrid.MeasuredRow;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Ranks the sources of each recorded target by a model that was fitted without any transfer to that target. */
final class LeaveOneTargetOut {
    /** Each target costs a fit; with more of them, those spread evenly over the list stand for all. */
    private static final int MOST_TARGETS = 40;

    private final RecordedEvidence recorded;
    private final RecordedRankings rankings;
    private final EvaluationQuery query;
    private final Scoreboard scoreboard = new Scoreboard();
    private final Reliability reliability = new Reliability();
    private final Set<Integer> sources = new HashSet<>();
    private int targets;
    private long pairs;

    LeaveOneTargetOut(RecordedEvidence recorded, RecordedRankings rankings, EvaluationQuery query) {
        this.recorded = recorded;
        this.rankings = rankings;
        this.query = query;
    }

    LeaveOneTargetOut run() {
        int[] all = recorded.evidence().rows().stream()
                .filter(row -> query.wants(recorded, row))
                .mapToInt(MeasuredRow::target)
                .distinct()
                .toArray();
        targets = Math.min(all.length, MOST_TARGETS);
        IntStream.range(0, targets)
                .map(i -> all[(int) ((long) i * all.length / targets)])
                .forEach(this::leaveOut);
        return this;
    }

    private void leaveOut(int target) {
        HybridModel model = HybridModel.fit(recorded.evidence().without(target), recorded.similarity());
        for (MeasuredRow row : recorded.evidence().of(target)) {
            if (query.wants(recorded, row)) {
                int[] kept = query.kept(recorded, row);
                double[] truth = EvaluationQuery.pick(PercentPoints.of(row), kept);
                double[] gains = IntStream.range(0, row.sources().length)
                        .mapToDouble(row::gain)
                        .toArray();
                RecordedRankings.Predictions predictions = rankings.of(recorded, model, row);
                predictions.byMethod().forEach((method, values) -> {
                    if (query.methods().isEmpty() || query.methods().contains(method)) {
                        scoreboard.add(
                                method,
                                target,
                                new Judged(
                                        EvaluationQuery.pick(values, kept), truth, EvaluationQuery.pick(gains, kept)));
                    }
                });
                count(model, predictions.hybrid(), gains, kept);
                Arrays.stream(kept).forEach(i -> sources.add(row.sources()[i]));
                pairs += kept.length;
            }
        }
    }

    private void count(HybridModel model, List<Judgement> judgements, double[] gains, int[] kept) {
        for (int i : kept) {
            if (model.calibrated() && Double.isFinite(gains[i])) {
                reliability.add(judgements.get(i).harm(), gains[i] < 0);
            }
        }
    }

    Scoreboard scoreboard() {
        return scoreboard;
    }

    Reliability reliability() {
        return reliability;
    }

    int targets() {
        return targets;
    }

    int sources() {
        return sources.size();
    }

    long pairs() {
        return pairs;
    }
}
