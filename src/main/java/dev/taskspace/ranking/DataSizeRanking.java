package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.ranking.hybrid.Task;
import java.util.List;
import org.springframework.stereotype.Component;

/** The baseline that looks at nothing but the number of training examples: more is better. */
@Component
final class DataSizeRanking implements RankingMethod {

    static final String NAME = "dataSize";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Scores score(RankQuery query, Entity target, List<Entity> candidates) {
        return new Scores(
                candidates.stream()
                        .map(EvidenceReader::task)
                        .mapToDouble(DataSizeRanking::size)
                        .toArray(),
                null);
    }

    /** Training examples, 0 for what has none of its own. */
    static double size(Task task) {
        return task.examples() == null ? 0 : task.examples();
    }
}
