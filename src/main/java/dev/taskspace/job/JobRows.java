package dev.taskspace.job;

import dev.taskspace.platform.project.Project;
import dev.taskspace.platform.web.PageRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads jobs, and adds new ones. */
@Component
class JobRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final JobRowMapper mapper;

    JobRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.mapper = new JobRowMapper(json);
    }

    /** Adds a queued job unless one with its key is alive or has succeeded; waits for a concurrent writer of that key. */
    boolean insert(UUID id, JobSubmission submission, @Nullable String traceparent) {
        return jdbc.sql("""
            insert into job (id, kind, key, priority, status, request, traceparent, created_at)
            values (:id, :kind, :key, :priority, 'queued', cast(:request as json), :trace, :now)
            on conflict (project, key) where status in ('queued', 'running', 'cancelling', 'succeeded')
            do nothing\
            """)
                        .param("id", id)
                        .param("kind", submission.kind().wireName())
                        .param("key", submission.key())
                        .param("priority", submission.priority())
                        .param("request", json.writeValueAsString(submission.request()))
                        .param("trace", traceparent)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /** The project of the job, whoever asks; the default one if there is no such job. */
    String projectOf(UUID id) {
        try (Project.Stay ignored = Project.everywhere()) {
            return jdbc.sql("select project from job where id = :id")
                    .param("id", id)
                    .query(String.class)
                    .optional()
                    .orElse(Project.DEFAULT);
        }
    }

    Optional<Job> find(UUID id) {
        return jdbc.sql("select * from job where id = :id")
                .param("id", id)
                .query(mapper)
                .optional();
    }

    /** The job that does, or did, the work of this key; one of everybody's only while it does. */
    Optional<Job> doing(String key) {
        return jdbc.sql("""
            select * from job
            where key = :key and (status in ('queued', 'running', 'cancelling')
                or status = 'succeeded' and project = taskspace_project())
            order by project = taskspace_project() desc limit 1\
            """).param("key", key).query(mapper).optional();
    }

    /** Newest first: identifiers are in the order of creation. */
    List<Job> page(JobFilter filter, PageRequest page) {
        return jdbc.sql("""
            select * from job
            where (cast(:status as text) is null or status = :status)
              and (cast(:kind as text) is null or kind = :kind)
              and (cast(:after as uuid) is null or id < :after)
            order by id desc limit :limit\
            """)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().wireName())
                .param("kind", filter.kind() == null ? null : filter.kind().wireName())
                .param("after", page.after())
                .param("limit", page.fetchSize())
                .query(mapper)
                .list();
    }

    /** The job, locked until the transaction ends. */
    Optional<Job> lock(UUID id) {
        return jdbc.sql("select * from job where id = :id for update")
                .param("id", id)
                .query(mapper)
                .optional();
    }
}
