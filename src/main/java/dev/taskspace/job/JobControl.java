package dev.taskspace.job;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What callers may do to a job: cancel it, and queue it again. */
@Component
class JobControl {
    private final JobRows rows;
    private final JobEvents events;
    private final JobQueue queue;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    JobControl(
            JobRows rows,
            JobEvents events,
            JobQueue queue,
            JdbcClient jdbc,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.rows = rows;
        this.events = events;
        this.queue = queue;
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Ends a queued job at once; asks the worker of a running one to stop. Asking twice changes nothing. */
    @Transactional
    public Job cancel(UUID id) {
        JobStatus status = lock(id).status();
        switch (status) {
            case QUEUED -> {
                jdbc.sql("update job set status = 'cancelled', finished_at = :now where id = :id")
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .update();
                queue.remove(id);
                events.append(id, JobEventType.CANCELLED, Map.of());
                publisher.publishEvent(new JobEnded(id, JobStatus.CANCELLED));
            }
            case RUNNING -> {
                jdbc.sql("update job set status = 'cancelling' where id = :id")
                        .param("id", id)
                        .update();
                events.append(id, JobEventType.CANCELLING, Map.of());
            }
            case CANCELLING -> {}
            case SUCCEEDED, FAILED, CANCELLED -> throw JobConflictException.notCancellable(id, status);
        }
        return rows.find(id).orElseThrow();
    }

    /** Queues a failed or cancelled job again, as if it had just been submitted; its attempts and costs count on. */
    @Transactional
    public Job retry(UUID id) {
        JobStatus status = lock(id).status();
        if (status != JobStatus.FAILED && status != JobStatus.CANCELLED) {
            throw JobConflictException.notRetryable(id, status);
        }
        queue.put(id, requeue(id));
        events.append(id, JobEventType.RETRIED, Map.of());
        publisher.publishEvent(new JobQueued(id));
        return rows.find(id).orElseThrow();
    }

    /** Answers the priority of the job. */
    private int requeue(UUID id) {
        try {
            return jdbc.sql("""
                update job set status = 'queued', failures = 0, takeovers = 0,
                    phase = null, done = null, total = null, unit = null,
                    phase_started_at = null, progress_at = null,
                    error = null, worker = null, started_at = null, finished_at = null
                where id = :id returning priority\
                """).param("id", id).query(Integer.class).single();
        } catch (DuplicateKeyException sameWork) {
            throw JobConflictException.sameWork(id);
        }
    }

    private Job lock(UUID id) {
        return rows.lock(id).orElseThrow(() -> new JobNotFoundException(id));
    }
}
