package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import java.util.List;
import org.springframework.stereotype.Component;

/** The baseline that looks at nothing but the number of training examples: more is better. */
@Component
final class DataSizeRanking implements RankingMethod {

    @Override
    public String name() {
        return "dataSize";
    }

    @Override
    public Scores score(RankQuery query, Entity target, List<Entity> candidates) {
        return new Scores(candidates.stream().mapToDouble(DataSizeRanking::size).toArray(), null);
    }

    /** Training examples, 0 for what has none of its own. */
    static double size(Entity entity) {
        return entity.trainExamples() == null ? 0 : entity.trainExamples();
    }
}
