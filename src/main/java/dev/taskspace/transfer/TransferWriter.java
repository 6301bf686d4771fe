package dev.taskspace.transfer;

import dev.taskspace.platform.data.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes many transfers in one statement and tells of each what became of it. What a repeated report leaves out, such as
 * the baseline, stays as it was known.
 */
@Repository
class TransferWriter {
    private static final String UPSERT = """
            with reported as (
                select * from unnest(:number, :id, :source, :target, :baseModel, :adaptation, :metric, :seed, :score,
                                     :baseline, :direction, :sourceExamples, :targetExamples, :provenance, :tags)
                as r (number, id, source, target, base_model, adaptation, metric, seed, score, baseline,
                      higher_is_better, source_examples, target_examples, provenance, tags)
            ), written as (
                insert into transfer as t (id, source, target, base_model, adaptation, metric, seed, score, baseline,
                                           higher_is_better, source_examples, target_examples, provenance, tags,
                                           recorded_at, version)
                select id, source, target, base_model, adaptation, metric, seed, score, baseline, higher_is_better,
                       source_examples, target_examples, provenance, tags::jsonb, :now, nextval('transfer_version')
                from reported
                on conflict (project, source, target, base_model, adaptation, metric, seed) do update
                set score = excluded.score, baseline = coalesce(excluded.baseline, t.baseline),
                    higher_is_better = excluded.higher_is_better,
                    source_examples = coalesce(excluded.source_examples, t.source_examples),
                    target_examples = coalesce(excluded.target_examples, t.target_examples),
                    provenance = coalesce(excluded.provenance, t.provenance), tags = t.tags || excluded.tags,
                    recorded_at = excluded.recorded_at, version = excluded.version
                where (t.score, t.baseline, t.higher_is_better, t.source_examples, t.target_examples, t.provenance,
                       t.tags)
                      is distinct from
                      (excluded.score, coalesce(excluded.baseline, t.baseline), excluded.higher_is_better,
                       coalesce(excluded.source_examples, t.source_examples),
                       coalesce(excluded.target_examples, t.target_examples),
                       coalesce(excluded.provenance, t.provenance), t.tags || excluded.tags)
                returning id, source, target, base_model, adaptation, metric, seed
            )
            -- The subquery runs only for what was not written. As a join it would be planned from the statistics of a table
            -- that was empty, and read all of it for every row.
            select r.number,
                   coalesce(w.id, (select id from transfer t
                                   where t.project = taskspace_project() and t.source = r.source and t.target = r.target
                                     and t.base_model = r.base_model and t.adaptation = r.adaptation
                                     and t.metric = r.metric and t.seed = r.seed)),
                   case when w.id is null then 'UNCHANGED' when w.id = r.id then 'CREATED' else 'UPDATED' end
            from reported r
            left join written w using (source, target, base_model, adaptation, metric, seed)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    TransferWriter(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A row with its number in the request. */
    record Numbered(long number, TransferRow row) {}

    /**
     * Writes the rows.
     *
     * @param rows of which no two have the same key: one statement cannot write a row twice
     */
    List<RowResult> write(Collection<Numbered> rows) {
        Columns columns = new Columns(List.copyOf(rows));
        return jdbc.sql(UPSERT)
                .param("number", columns.of(Long[]::new, Numbered::number))
                .param("id", columns.of(UUID[]::new, row -> Ids.next()))
                .param("source", columns.ofRow(String[]::new, row -> row.key().source()))
                .param("target", columns.ofRow(String[]::new, row -> row.key().target()))
                .param(
                        "baseModel",
                        columns.ofRow(String[]::new, row -> row.key().baseModel()))
                .param(
                        "adaptation",
                        columns.ofRow(String[]::new, row -> row.key().adaptation()))
                .param("metric", columns.ofRow(String[]::new, row -> row.key().metric()))
                .param("seed", columns.ofRow(Long[]::new, row -> row.key().seed()))
                .param("score", columns.ofRow(Double[]::new, TransferRow::score))
                .param("baseline", columns.ofRow(Double[]::new, TransferRow::baseline))
                .param("direction", columns.ofRow(Boolean[]::new, TransferRow::higherIsBetter))
                .param("sourceExamples", columns.ofRow(Long[]::new, TransferRow::sourceExamples))
                .param("targetExamples", columns.ofRow(Long[]::new, TransferRow::targetExamples))
                .param("provenance", columns.ofRow(String[]::new, TransferRow::provenance))
                .param("tags", columns.ofRow(String[]::new, row -> json.writeValueAsString(row.tags())))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, index) -> new RowResult(
                        row.getLong(1),
                        RowResult.Outcome.valueOf(row.getString(3)),
                        row.getObject(2, UUID.class),
                        null))
                .list();
    }

    /** One array a column, as {@code unnest} takes them. */
    private record Columns(List<Numbered> rows) {
        <T> T[] of(IntFunction<T[]> array, Function<Numbered, T> value) {
            return rows.stream().map(value).toArray(array);
        }

        <T extends @org.jspecify.annotations.Nullable Object> T[] ofRow(
                IntFunction<T[]> array, Function<TransferRow, T> value) {
            return rows.stream().map(row -> value.apply(row.row())).toArray(array);
        }
    }
}
