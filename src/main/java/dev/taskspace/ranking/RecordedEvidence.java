package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.EvidenceBuilder;
import dev.taskspace.ranking.hybrid.HybridModel;
import dev.taskspace.ranking.hybrid.Task;
import dev.taskspace.ranking.hybrid.TaskSimilarity;
import dev.taskspace.transfer.Transfer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All recorded transfers and what was learned from them at one moment; immutable. Its tasks are named by reference.
 *
 * @param entities of the tasks, in their order; null for those that are not registered
 * @param transfers how many single runs it was made of
 */
public record RecordedEvidence(
        Evidence evidence,
        List<@Nullable Entity> entities,
        TaskSimilarity similarity,
        HybridModel model,
        Map<String, Integer> positions,
        RecordedKinds kinds,
        long transfers) {

    static RecordedEvidence of(
            Evidence evidence, List<@Nullable Entity> entities, TaskSimilarity similarity, long transfers) {
        Map<String, Integer> positions = new HashMap<>();
        for (Task task : evidence.tasks()) {
            positions.put(task.name(), positions.size());
        }
        return new RecordedEvidence(
                evidence,
                entities,
                similarity,
                HybridModel.fit(evidence, similarity),
                positions,
                RecordedKinds.of(evidence),
                transfers);
    }

    /** The setting in which a transfer was measured. */
    public static Evidence.Setting setting(Transfer transfer) {
        return new Evidence.Setting(orEmpty(transfer.baseModel()), orEmpty(transfer.adaptation()));
    }

    /** Adds one recorded run. */
    public static void add(EvidenceBuilder builder, Transfer transfer) {
        builder.add(
                transfer.source(),
                transfer.target(),
                setting(transfer),
                orEmpty(transfer.metric()),
                transfer.higherIsBetter(),
                transfer.score(),
                transfer.baseline());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static RecordedEvidence none() {
        return of(new Evidence(List.of(), List.of(), List.of()), List.of(), TaskSimilarity.NONE, 0);
    }

    /**
     * Whether transfers were recorded from things of the kinds of all these candidates to things of the target's kind;
     * otherwise what was learned says nothing of them.
     */
    boolean speaksOf(Entity target, List<Entity> candidates) {
        return kinds.cover(target, candidates);
    }

    boolean isEmpty() {
        return evidence.rows().isEmpty();
    }

    /** Position among the tasks, −1 for what no transfer names. */
    int position(Entity entity) {
        return positions.getOrDefault(entity.reference(), -1);
    }

    /** The setting of a base model with most rows; −1 for any, or when nothing was recorded on it. */
    int setting(@Nullable String baseModel) {
        int best = -1;
        long most = 0;
        for (int i = 0; baseModel != null && i < evidence.settings().size(); i++) {
            int setting = i;
            long rows = evidence.rows().stream()
                    .filter(row -> row.setting() == setting)
                    .count();
            if (evidence.settings().get(i).baseModel().equals(baseModel) && rows > most) {
                best = i;
                most = rows;
            }
        }
        return best;
    }
}
