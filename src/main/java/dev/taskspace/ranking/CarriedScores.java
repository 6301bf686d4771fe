package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.ranking.directed.LogEvidence;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How well a target's labels follow from the states of its examples in the surrogate of each tuned source (You et al.
 * 2021). A pair costs a forward pass of the target, so it is computed in a job and kept.
 */
@Repository
public class CarriedScores {
    /** The method, of whose embeddings each is the adapter of one source. */
    public static final String METHOD = "tunedLogme";

    private final JdbcClient jdbc;
    private final Clock clock;

    CarriedScores(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The score of one pair; larger is better.
     *
     * @param features {@code [n][hidden]}, the target's examples in the surrogate as the source's adapter changes it
     * @param labels {@code [n][columns]}
     */
    public static double of(double[][] features, double[][] labels) {
        return LogEvidence.of(features, labels);
    }

    public void keep(UUID adapter, Entity target, int examples, double score) {
        jdbc.sql("""
                insert into carried_score (adapter_id, target_hash, examples, score, scored_at)
                select :adapter, :target, :examples, :score, :now
                where exists (select 1 from embedding where id = :adapter) on conflict do nothing""")
                .param("adapter", adapter)
                .param("target", target.contentHash())
                .param("examples", examples)
                .param("score", score)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Changes whenever a pair is kept or goes with its adapter. */
    public record Stamp(long count, @Nullable Instant last) {}

    public Stamp stamp() {
        return jdbc.sql("select count(*), max(scored_at) from carried_score")
                .query((row, number) -> {
                    Timestamp last = row.getTimestamp(2);
                    return new Stamp(row.getLong(1), last == null ? null : last.toInstant());
                })
                .single();
    }

    /** Which sources' pairs with this target are kept, by space of the adapters. */
    public Map<String, Map<EntityKey, Double>> of(Entity target) {
        Map<String, Map<EntityKey, Double>> bySpace = new HashMap<>();
        jdbc.sql("""
                select e.space_key, e.entity_kind, e.entity_id, c.score
                from carried_score c join embedding e on e.id = c.adapter_id where c.target_hash = ?""")
                .param(target.contentHash())
                .query((row, number) -> bySpace.computeIfAbsent(row.getString(1), unseen -> new HashMap<>())
                        .put(
                                new EntityKey(EntityKind.valueOf(row.getString(2)), row.getObject(3, UUID.class)),
                                row.getDouble(4)))
                .list();
        return bySpace;
    }
}
