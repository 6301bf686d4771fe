package dev.taskspace.transfer;

import dev.taskspace.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The recorded transfers, for whoever reads or removes them. Their order is the order in which they were first recorded. */
@Repository
public class Transfers {
    /** Rows that the driver holds in memory while all of them are read. */
    private static final int FETCH_SIZE = 2_000;

    private static final String COLUMNS = """
            select id, source, target, base_model, adaptation, metric, seed, score, baseline, higher_is_better,
                   source_examples, target_examples, provenance, tags::text from transfer
            """;
    private static final String MATCHING = """
            where (:source::text is null or source = :source) and (:target::text is null or target = :target)
              and (:baseModel::text is null or base_model = :baseModel) and (:after::uuid is null or id > :after)
            order by id
            """;
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Transfers(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Which transfers are meant; null means any. Source and target are references. */
    public record Filter(
            @Nullable String source,
            @Nullable String target,
            @Nullable String baseModel) {
        public static final Filter ALL = new Filter(null, null, null);

        /** No text of the database holds a NUL, nor may one be asked for. */
        private boolean matchesNothing() {
            return Stream.<@Nullable String>of(source, target, baseModel)
                    .anyMatch(wanted -> wanted != null && wanted.indexOf('\0') >= 0);
        }
    }

    /** Changes whenever a transfer is recorded, changed or deleted. */
    public record Stamp(long count, long lastVersion) {}

    public Stamp stamp() {
        return jdbc.sql("select count(*), coalesce(max(version), 0) from transfer")
                .query((row, number) -> new Stamp(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** All seeds that occur, ascending. */
    public List<Long> seeds() {
        return jdbc.sql("select distinct seed from transfer order by seed")
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Hands over all that match, without holding them in memory. */
    @Transactional(readOnly = true)
    public void forEach(Filter filter, Consumer<Transfer> consumer) {
        if (filter.matchesNothing()) {
            return;
        }
        try (Stream<Transfer> rows = matching(COLUMNS + MATCHING, filter, null)
                .withFetchSize(FETCH_SIZE)
                .query((row, number) -> read(row))
                .stream()) {
            rows.forEach(consumer);
        }
    }

    /** What was measured of a target after each of these sources, by source. All are references. */
    public Map<String, List<Observed>> observed(String target, Collection<String> sources) {
        Map<String, List<Observed>> bySource = new HashMap<>();
        jdbc.sql("""
                select source, avg(score), avg(baseline), base_model, adaptation, metric, higher_is_better, count(*)
                from transfer where target = ? and source = any(?)
                group by source, base_model, adaptation, metric, higher_is_better
                order by source, base_model, adaptation, metric""")
                .params(target, sources.toArray(String[]::new))
                .query((row, number) -> bySource.computeIfAbsent(row.getString(1), unseen -> new ArrayList<>())
                        .add(new Observed(
                                row.getDouble(2),
                                row.getObject(3, Double.class),
                                said(row.getString(4)),
                                said(row.getString(5)),
                                said(row.getString(6)),
                                row.getBoolean(7),
                                row.getLong(8))))
                .list();
        return bySource;
    }

    /** How many transfers from these sources to these targets are recorded in one setting, of the first seeds. */
    public long count(
            Collection<String> sources, Collection<String> targets, String baseModel, String adaptation, int seeds) {
        return jdbc.sql("""
                select count(*) from transfer where source = any(?) and target = any(?) and base_model = ?
                  and adaptation = ? and seed between 0 and ? - 1""")
                .params(sources.toArray(String[]::new), targets.toArray(String[]::new), baseModel, adaptation, seeds)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    List<Transfer> page(Filter filter, PageRequest page) {
        if (filter.matchesNothing()) {
            return List.of();
        }
        return matching(COLUMNS + MATCHING + "limit :limit", filter, page.after())
                .param("limit", page.fetchSize())
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Transfer> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query((row, number) -> read(row))
                .optional();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from transfer where id = ?").param(id).update() == 1;
    }

    private JdbcClient.StatementSpec matching(String sql, Filter filter, @Nullable UUID after) {
        return jdbc.sql(sql)
                .param("source", filter.source())
                .param("target", filter.target())
                .param("baseModel", filter.baseModel())
                .param("after", after);
    }

    private Transfer read(ResultSet row) throws SQLException {
        return new Transfer(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                said(row.getString(4)),
                said(row.getString(5)),
                said(row.getString(6)),
                row.getLong(7),
                row.getDouble(8),
                row.getObject(9, Double.class),
                row.getBoolean(10),
                row.getObject(11, Long.class),
                row.getObject(12, Long.class),
                row.getString(13),
                json.readValue(row.getString(14), TAGS));
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }
}
