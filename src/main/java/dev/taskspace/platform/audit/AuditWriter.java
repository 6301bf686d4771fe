package dev.taskspace.platform.audit;

import dev.taskspace.platform.project.Project;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes entries in batches, off the threads that answer. It stops after the web server, so that the last answers are
 * written down too; a process that is killed loses those of its last {@value #EVERY_MILLIS} milliseconds. While the
 * database cannot be written to, entries wait.
 */
@Component
@EnableConfigurationProperties(AuditProperties.class)
class AuditWriter implements SmartLifecycle {
    private static final long EVERY_MILLIS = 200;
    private static final int MOST_WAITING = 20_000;
    private static final int BATCH = 500;
    private static final long LAST_SECONDS = 10;
    private static final Logger log = LoggerFactory.getLogger(AuditWriter.class);

    private final AuditLog stored;
    private final AuditProperties properties;
    private final Clock clock;
    private final BlockingQueue<AuditEntry> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final List<AuditEntry> batch = new ArrayList<>();
    private @Nullable ScheduledExecutorService thread;

    AuditWriter(AuditLog stored, AuditProperties properties, Clock clock) {
        this.stored = stored;
        this.properties = properties;
        this.clock = clock;
    }

    /** Takes an entry; where the database has been away for very long, the log is its last place. */
    void add(AuditEntry entry) {
        if (!waiting.offer(entry)) {
            log.error("The audit log cannot be written; an entry is only here: {}", entry);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // both end with the thread, and report their failures
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("audit").daemon().unstarted(task));
        started.scheduleWithFixedDelay(this::write, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(this::forget, 0, 1, TimeUnit.HOURS);
        thread = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService stopping = thread;
        if (stopping == null) {
            return;
        }
        thread = null;
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                log.error("The audit log could not be finished within {} seconds", LAST_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        write();
        batch.forEach(entry -> log.error("The audit log cannot be written; an entry is only here: {}", entry));
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Below the phases of the web server: what starts earlier stops later. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** All that waits. A batch that could not be written is tried again before anything else. */
    private void write() {
        try {
            while (!batch.isEmpty() || waiting.drainTo(batch, BATCH) > 0) {
                stored.add(batch);
                batch.clear();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("The audit log cannot be written right now: {}", e.getMessage());
        }
    }

    private void forget() {
        try (Project.Stay ignored = Project.everywhere()) {
            stored.forgetBefore(clock.instant().minus(properties.retention()));
        } catch (DataAccessException | TransactionException e) {
            log.warn("Old entries of the audit log cannot be removed right now: {}", e.getMessage());
        }
    }
}
