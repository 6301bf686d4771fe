package dev.taskspace.measurement;

import dev.taskspace.entity.Entity;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every finished measurement, so that none is ever paid twice: by content, not by name, and by recipe. */
@Repository
class KeptMeasurements {
    private final JdbcClient jdbc;
    private final Clock clock;

    KeptMeasurements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All that is kept of an order's recipe and targets. */
    Map<Measurement.Key, Measurement> of(MeasurementOrder order) {
        Map<Measurement.Key, Measurement> kept = new HashMap<>();
        jdbc.sql("""
                select source_hash, target_hash, seed, score, examples, test_examples, token_passes, seconds
                from measurement where recipe = ? and seed < ? and target_hash = any(?)""")
                .params(
                        order.recipe().key(order.surrogate()),
                        order.seeds(),
                        order.targets().stream().map(Entity::contentHash).toArray(String[]::new))
                .query((row, number) -> new Measurement(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getDouble(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getDouble(7),
                        row.getDouble(8)))
                .list()
                .forEach(measurement -> kept.put(measurement.key(), measurement));
        return kept;
    }

    /** Keeps one; what is kept already stays as it is. */
    void keep(String recipe, Measurement measurement) {
        jdbc.sql("""
                insert into measurement (recipe, source_hash, target_hash, seed, score, examples, test_examples,
                                         token_passes, seconds, measured_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        recipe,
                        measurement.source(),
                        measurement.target(),
                        measurement.seed(),
                        measurement.score(),
                        measurement.examples(),
                        measurement.testExamples(),
                        measurement.tokenPasses(),
                        measurement.seconds(),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** What one token pass took lately by this recipe. */
    Optional<Double> secondsPerTokenPass(String recipe) {
        return jdbc.sql("""
                select percentile_cont(0.5) within group (order by seconds / nullif(token_passes, 0))
                from (select * from measurement where recipe = ? order by measured_at desc limit 50) latest""").param(recipe).query(Double.class).optional();
    }
}
