package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.entity.EntityKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The first sources of a ranking, for those who look at them more closely. */
@Component
public class Shortlist {
    /** The ranking of whoever names none. */
    public static final String DEFAULT_METHOD = HybridRanking.NAME;

    private final Rankings rankings;
    private final EntityDirectory entities;

    Shortlist(Rankings rankings, EntityDirectory entities) {
        this.rankings = rankings;
        this.entities = entities;
    }

    /**
     * The datasets that a method ranks first for a target, best first.
     *
     * @throws dev.taskspace.platform.web.ProblemException when the method cannot rank for it
     */
    public List<Entity> first(Entity target, String method, int most) {
        RankQuery query = new RankQuery(
                target.reference(),
                Set.of(EntityKind.DATASET),
                method,
                most,
                List.of(),
                Map.of(),
                null,
                null,
                false,
                false);
        return rankings.answer(query).results().stream()
                .map(result -> entities.require(result.source()))
                .toList();
    }
}
