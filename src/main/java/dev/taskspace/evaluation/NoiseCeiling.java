package dev.taskspace.evaluation;

import dev.taskspace.evaluation.metric.Judged;
import dev.taskspace.evaluation.metric.Scoreboard;
import dev.taskspace.ranking.RecordedEvidence;
import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.EvidenceBuilder;
import dev.taskspace.ranking.hybrid.MeasuredRow;
import dev.taskspace.ranking.hybrid.Task;
import dev.taskspace.transfer.Transfers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** How well the seeds of one half predict the means of the other half: what no method can hope to surpass by much. */
@Component
class NoiseCeiling {
    static final String NAME = "seeds";

    private final Transfers transfers;

    NoiseCeiling(Transfers transfers) {
        this.transfers = transfers;
    }

    /** Empty when the transfers have a single seed. */
    Scoreboard measure(RecordedEvidence recorded, EvaluationQuery query) {
        List<Long> seeds = transfers.seeds();
        Map<String, Task> facts = new HashMap<>();
        recorded.evidence().tasks().forEach(task -> facts.put(task.name(), task));
        EvidenceBuilder first = new EvidenceBuilder(name -> facts.getOrDefault(name, Task.named(name)));
        EvidenceBuilder second = new EvidenceBuilder(name -> facts.getOrDefault(name, Task.named(name)));
        transfers.forEach(Transfers.Filter.ALL, transfer -> {
            // Both know the same tasks and settings in the same order; a half only lacks the runs of the other.
            boolean even = seeds.indexOf(transfer.seed()) % 2 == 0;
            first.name(transfer.source(), transfer.target(), RecordedEvidence.setting(transfer));
            second.name(transfer.source(), transfer.target(), RecordedEvidence.setting(transfer));
            RecordedEvidence.add(even ? first : second, transfer);
        });
        Scoreboard scoreboard = new Scoreboard();
        compare(recorded, query, first.build(), second.build(), scoreboard);
        return scoreboard;
    }

    private static void compare(
            RecordedEvidence recorded, EvaluationQuery query, Evidence a, Evidence b, Scoreboard scoreboard) {
        Map<List<Object>, MeasuredRow> known = new HashMap<>();
        a.rows().forEach(row -> known.put(List.of(row.target(), row.setting()), row));
        for (MeasuredRow truth : b.rows()) {
            MeasuredRow other = known.get(List.<Object>of(truth.target(), truth.setting()));
            if (other != null && Arrays.equals(other.sources(), truth.sources()) && query.wants(recorded, truth)) {
                int[] kept = query.kept(recorded, truth);
                scoreboard.add(
                        NAME,
                        truth.target(),
                        new Judged(
                                EvaluationQuery.pick(other.scores(), kept),
                                EvaluationQuery.pick(PercentPoints.of(truth), kept),
                                EvaluationQuery.pick(
                                        IntStream.range(0, truth.sources().length)
                                                .mapToDouble(truth::gain)
                                                .toArray(),
                                        kept)));
            }
        }
    }
}
