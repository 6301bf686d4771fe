package dev.taskspace.hub;

import dev.taskspace.platform.project.Project;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Rows that were fetched and not yet registered, so that no page is asked for twice by one job. */
@Repository
class HubPages {
    private static final long PRUNING_MILLIS = 3_600_000;
    /** How long a failed job can still go on where it was when it is retried. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    HubPages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How far a job has come: rows without a gap from the first on, and of which revision. */
    record Fetched(long rows, String revision, long characters) {}

    Optional<Fetched> fetched(UUID job) {
        return jdbc.sql("""
            select sum(rows) as rows, max(revision) as revision, sum(length(body)) as characters
            from hub_page where job_id = ? having count(*) > 0\
            """)
                .param(job)
                .query((row, number) ->
                        new Fetched(row.getLong("rows"), row.getString("revision"), row.getLong("characters")))
                .optional();
    }

    /** Keeps a page; one that another attempt kept meanwhile stays. */
    void add(UUID job, long firstRow, int rows, String revision, String body) {
        jdbc.sql("""
            insert into hub_page (job_id, first_row, rows, revision, body, fetched_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing\
            """)
                .params(job, firstRow, rows, revision, body, OffsetDateTime.now(clock))
                .update();
    }

    /** The page that begins at this row. */
    Optional<String> body(UUID job, long firstRow) {
        return jdbc.sql("select body from hub_page where job_id = ? and first_row = ?")
                .params(job, firstRow)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    void forget(UUID job) {
        jdbc.sql("delete from hub_page where job_id = ?").param(job).update();
    }

    @Scheduled(fixedDelay = PRUNING_MILLIS)
    void prune() {
        try (Project.Stay ignored = Project.everywhere()) {
            jdbc.sql("delete from hub_page where fetched_at < ?")
                    .param(OffsetDateTime.now(clock).minus(KEPT))
                    .update();
        }
    }
}
