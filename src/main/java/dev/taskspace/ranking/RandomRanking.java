package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;

/** The baseline that knows nothing: an order by chance, the same one for the same pair at every call. */
@Component
final class RandomRanking implements RankingMethod {

    static final String NAME = "random";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Scores score(RankQuery query, Entity target, List<Entity> candidates) {
        return new Scores(
                candidates.stream().mapToDouble(source -> value(target, source)).toArray(), null);
    }

    static double value(Entity target, Entity source) {
        return new SplittableRandom(31L * target.contentHash().hashCode()
                        + source.contentHash().hashCode())
                .nextDouble();
    }
}
