package dev.taskspace.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The events of every job, in the order in which they were committed. */
@Component
class JobEvents {
    private static final String COLUMNS = " e.job_id, e.sequence, e.at, e.type, e.data ";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    JobEvents(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds an event; belongs into the transaction of the change that it tells. Counting on the row of the job makes
     * concurrent writers take turns, so that a reader who saw sequence n has seen everything before n.
     */
    void append(UUID job, JobEventType type, Object data) {
        jdbc.sql("""
                        with job as (update job set last_event = last_event + 1 where id = :id returning id, last_event)
                        insert into job_event (job_id, sequence, at, type, data)
                        select id, last_event, :at, :type, cast(:data as json) from job""")
                .param("id", job)
                .param("at", OffsetDateTime.now(clock))
                .param("type", type.wireName())
                .param("data", json.writeValueAsString(data))
                .update();
    }

    /** The events after the given sequence, oldest first. */
    List<JobEvent> after(UUID job, long sequence, int limit) {
        return jdbc.sql("select" + COLUMNS
                        + "from job_event e where job_id = :id and sequence > :sequence order by sequence limit :limit")
                .param("id", job)
                .param("sequence", sequence)
                .param("limit", limit)
                .query(this::event)
                .list();
    }

    long last(UUID job) {
        return jdbc.sql("select last_event from job where id = :id")
                .param("id", job)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The news of many jobs by one query: for each job the events after the sequence it was last seen at. */
    Map<UUID, List<JobEvent>> after(Map<UUID, Long> seen) {
        Map<UUID, List<JobEvent>> news = new LinkedHashMap<>();
        jdbc.sql("select" + COLUMNS + """
                        from unnest(:jobs::uuid[], :sequences::bigint[]) seen (job_id, sequence)
                        join job_event e on e.job_id = seen.job_id and e.sequence > seen.sequence
                        order by e.job_id, e.sequence""")
                .param("jobs", seen.keySet().stream().toArray(UUID[]::new))
                .param("sequences", seen.values().stream().toArray(Long[]::new))
                .query(row -> {
                    news.computeIfAbsent(row.getObject("job_id", UUID.class), job -> new ArrayList<>())
                            .add(event(row, 0));
                });
        return news;
    }

    private JobEvent event(ResultSet row, int number) throws SQLException {
        return new JobEvent(
                row.getLong("sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                JobEventType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                json.readTree(row.getString("data")));
    }
}
