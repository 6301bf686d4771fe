package dev.taskspace.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row of the table job. */
record JobRowMapper(JsonMapper json) implements RowMapper<Job> {

    @Override
    public Job mapRow(ResultSet row, int number) throws SQLException {
        JobStatus status = JobStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        Job.Progress progress = progress(row);
        return new Job(
                row.getObject("id", UUID.class),
                JobKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                status,
                status.terminal(),
                progress,
                row.getInt("attempt"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                status == JobStatus.RUNNING && progress != null ? estimatedFinish(row, progress) : null,
                json.readTree(row.getString("request")),
                tree(row, "result"),
                tree(row, "error"),
                new Job.Cost(
                        row.getLong("labeler_calls"),
                        row.getLong("tokens"),
                        row.getDouble("cpu_seconds"),
                        row.getDouble("gpu_seconds")),
                row.getString("worker"));
    }

    private static Job.@Nullable Progress progress(ResultSet row) throws SQLException {
        String phase = row.getString("phase");
        return phase == null
                ? null
                : new Job.Progress(
                        JobPhase.valueOf(phase.toUpperCase(Locale.ROOT)),
                        row.getLong("done"),
                        row.getLong("total"),
                        row.getString("unit"));
    }

    /** When the current phase will end if it goes on at its average rate; null until there is a rate. */
    private static @Nullable Instant estimatedFinish(ResultSet row, Job.Progress progress) throws SQLException {
        Instant since = instant(row, "phase_started_at");
        Instant now = instant(row, "progress_at");
        if (since == null || now == null || progress.done() <= 0 || progress.total() < progress.done()) {
            return null;
        }
        double millisPerUnit = (double) Duration.between(since, now).toMillis() / progress.done();
        return now.plusMillis(Math.round(millisPerUnit * (progress.total() - progress.done())));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private @Nullable JsonNode tree(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : json.readTree(text);
    }
}
