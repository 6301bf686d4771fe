package dev.taskspace.job;

import dev.taskspace.platform.data.Ids;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Jobs in Postgres: the row, its first event and its place in the queue appear in one transaction. */
@Component
class StoredJobs implements Jobs {
    private static final Logger log = LoggerFactory.getLogger(StoredJobs.class);
    private static final String JOB_ID = "jobId";

    private final JobRows rows;
    private final JobEvents events;
    private final JobQueue queue;
    private final JobWatcher watcher;
    private final JobTracing tracing;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;

    StoredJobs(
            JobRows rows,
            JobEvents events,
            JobQueue queue,
            JobWatcher watcher,
            JobTracing tracing,
            JdbcClient jdbc,
            ApplicationEventPublisher publisher) {
        this.rows = rows;
        this.events = events;
        this.queue = queue;
        this.watcher = watcher;
        this.tracing = tracing;
        this.jdbc = jdbc;
        this.publisher = publisher;
    }

    @Override
    @Transactional
    public Job submit(JobSubmission submission) {
        UUID id = Ids.next();
        do {
            Optional<Job> existing = rows.doing(submission.key());
            if (existing.isPresent()) {
                return existing.get();
            }
        } while (!rows.insert(id, submission, tracing.current())); // another was faster
        events.append(id, JobEventType.QUEUED, Map.of());
        queue.put(id, submission.priority());
        publisher.publishEvent(new JobQueued(id));
        logQueued(id, submission.kind());
        return rows.find(id).orElseThrow();
    }

    /** Ties the lines of the request, or of the job that asked for this one, to it. */
    private static void logQueued(UUID id, JobKind kind) {
        String asking = MDC.get(JOB_ID);
        MDC.put(JOB_ID, id.toString());
        log.info("Job {}: {} queued", id, kind.wireName());
        if (asking == null) {
            MDC.remove(JOB_ID);
        } else {
            MDC.put(JOB_ID, asking);
        }
    }

    @Override
    public Optional<Job> find(UUID id) {
        return rows.find(id);
    }

    @Override
    public Job await(UUID id, Duration patience) {
        long seen = events.last(id);
        Job job = rows.find(id).orElseThrow(() -> new JobNotFoundException(id));
        if (job.terminal() || !patience.isPositive()) {
            return job;
        }
        try (JobSubscription subscription = watcher.subscribe(id, seen)) {
            subscription.awaitEnd(patience.compareTo(MAX_PATIENCE) < 0 ? patience : MAX_PATIENCE);
        }
        return rows.find(id).orElseThrow(() -> new JobNotFoundException(id));
    }

    @Override
    public void forget(String key) {
        jdbc.sql(
                        "update job set key = null where key = :key and status = 'succeeded' and project = taskspace_project()")
                .param("key", key)
                .update();
    }
}
