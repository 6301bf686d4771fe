package dev.taskspace.job;

import dev.taskspace.platform.project.Project;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many jobs there are of each status: the depth of the queue, by which a cluster scales its workers. */
@Component
class JobGauges implements MeterBinder {
    /** One scrape reads all gauges; they share a query. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private Map<JobStatus, Long> counts = Map.of();
    private long countedAt = System.nanoTime() - FRESH.toNanos();

    JobGauges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (JobStatus status : JobStatus.values()) {
            Gauge.builder("taskspace.jobs", () -> count(status))
                    .description("Jobs by status")
                    .tag("status", status.wireName())
                    .register(meters);
        }
    }

    private synchronized long count(JobStatus status) {
        if (System.nanoTime() - countedAt >= FRESH.toNanos()) {
            // A database that is away is asked once a scrape, not once a gauge.
            counts = Map.of();
            try {
                counts = read();
            } finally {
                countedAt = System.nanoTime();
            }
        }
        return counts.getOrDefault(status, 0L);
    }

    private Map<JobStatus, Long> read() {
        Map<JobStatus, Long> read = new EnumMap<>(JobStatus.class);
        try (Project.Stay ignored = Project.everywhere()) {
            jdbc.sql("select status, count(*) as jobs from job group by status").query(row -> {
                read.put(JobStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)), row.getLong("jobs"));
            });
        }
        return read;
    }
}
