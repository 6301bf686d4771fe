package dev.taskspace.measurement;

import static java.util.Objects.requireNonNullElse;

import dev.taskspace.entity.Entity;
import dev.taskspace.transfer.Transfer;
import dev.taskspace.transfer.Transfers;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every finished measurement, so that none is ever paid twice: by content, not by name, and by recipe. Transfers that
 * were recorded by the same recipe count too, so that another installation's export is gone on from.
 */
@Repository
class KeptMeasurements {
    private static final String UNKNOWN = "0";

    /** Behind the recipe of a row that holds the share of exact answers where the score of the recipe is an F1. */
    private static final String EXACT_MATCH = "/exactMatch";

    private final JdbcClient jdbc;
    private final Transfers transfers;
    private final Clock clock;

    KeptMeasurements(JdbcClient jdbc, Transfers transfers, Clock clock) {
        this.jdbc = jdbc;
        this.transfers = transfers;
        this.clock = clock;
    }

    /** All that is kept of an order's recipe and targets. */
    Map<Measurement.Key, Measurement> of(MeasurementOrder order) {
        Map<Measurement.Key, Measurement> kept = new HashMap<>();
        String[] targets = order.targets().stream().map(Entity::contentHash).toArray(String[]::new);
        stored(order.recipe().key(order.surrogate()), order.seeds(), targets)
                .forEach(measurement -> kept.put(measurement.key(), measurement));
        order.targets().forEach(target -> addRecorded(order, target, kept));
        return kept;
    }

    /** One that was kept, by whichever job. */
    Optional<Measurement> find(String recipe, Measurement.Key key) {
        return stored(recipe, key.seed() + 1, key.target()).stream()
                .filter(measurement -> measurement.key().equals(key))
                .findAny();
    }

    private List<Measurement> stored(String recipe, long seeds, String... targets) {
        return jdbc.sql("""
                select source_hash, target_hash, seed, kept.score, exact.score, kept.examples, kept.test_examples,
                       kept.token_passes, kept.seconds
                from (select * from measurement where recipe = ? and seed < ? and target_hash = any(?)) kept
                left join (select source_hash, target_hash, seed, score from measurement where recipe = ?) exact
                    using (source_hash, target_hash, seed)""")
                .params(recipe, seeds, targets, recipe + EXACT_MATCH)
                .query((row, number) -> new Measurement(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getDouble(4),
                        row.getObject(5, Double.class),
                        row.getInt(6),
                        row.getInt(7),
                        row.getDouble(8),
                        row.getDouble(9)))
                .list();
    }

    private void addRecorded(MeasurementOrder order, Entity target, Map<Measurement.Key, Measurement> kept) {
        Map<String, Entity> sources =
                order.sources().stream().collect(Collectors.toMap(Entity::reference, source -> source));
        String baseModel = order.surrogate().info().name();
        transfers.forEach(new Transfers.Filter(null, target.reference(), baseModel), transfer -> {
            Entity source = sources.get(transfer.source());
            Double baseline = transfer.baseline();
            if (source != null
                    && baseline != null
                    && order.recipe().adaptation().equals(transfer.adaptation())
                    && transfer.seed() >= 0
                    && transfer.seed() < order.seeds()) {
                add(recorded(source.contentHash(), target, transfer, transfer.score(), Measurement.EXACT_MATCH), kept);
                add(recorded(Measurement.NOTHING, target, transfer, baseline, Measurement.BASELINE_EXACT_MATCH), kept);
            }
        });
    }

    private static void add(Measurement measurement, Map<Measurement.Key, Measurement> kept) {
        kept.putIfAbsent(measurement.key(), measurement);
    }

    /** What it took is not told. */
    private static Measurement recorded(
            String source, Entity target, Transfer transfer, double score, String exactMatch) {
        return new Measurement(
                source,
                target.contentHash(),
                transfer.seed(),
                score,
                share(transfer.tags().get(exactMatch)),
                requireNonNullElse(transfer.targetExamples(), 0L).intValue(),
                testExamples(transfer),
                0,
                0);
    }

    private static @Nullable Double share(@Nullable String written) {
        try {
            return written == null ? null : Double.valueOf(written);
        } catch (NumberFormatException other) {
            return null;
        }
    }

    private static int testExamples(Transfer transfer) {
        try {
            return Integer.parseInt(transfer.tags().getOrDefault(Measurement.TEST_EXAMPLES, UNKNOWN));
        } catch (NumberFormatException written) {
            return 0;
        }
    }

    /** Keeps one; what is kept already stays as it is. */
    void keep(String recipe, Measurement measurement) {
        keep(recipe, measurement, measurement.score());
        Double exactMatch = measurement.exactMatch();
        if (exactMatch != null) {
            keep(recipe + EXACT_MATCH, measurement, exactMatch);
        }
    }

    private void keep(String recipe, Measurement measurement, double score) {
        jdbc.sql("""
                insert into measurement (recipe, source_hash, target_hash, seed, score, examples, test_examples,
                                         token_passes, seconds, measured_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        recipe,
                        measurement.source(),
                        measurement.target(),
                        measurement.seed(),
                        score,
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
