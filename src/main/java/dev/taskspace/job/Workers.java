package dev.taskspace.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The threads of this process that run jobs. They are platform threads, because tensor engines keep state per thread.
 * Being the last to start and the first to stop, they always have a database and handlers to work with.
 */
final class Workers implements SmartLifecycle {
    /** The least that db-scheduler allows. */
    private static final int MISSED_HEARTBEATS = 4;

    private static final Duration RETRY_AFTER_BUG = Duration.ofSeconds(10);

    private final String name;
    private final JobProperties properties;
    private final DataSource dataSource;
    private final JobRunner runner;
    private final Clock clock;
    private volatile @Nullable Scheduler scheduler;

    /** @param name tells this process from all others on the same database */
    Workers(String name, JobProperties properties, DataSource dataSource, JobRunner runner, Clock clock) {
        this.name = name;
        this.properties = properties;
        this.dataSource = dataSource;
        this.runner = runner;
        this.clock = clock;
    }

    @Override
    public boolean isAutoStartup() {
        return properties.role().works();
    }

    @Override
    public void start() {
        Scheduler started = Scheduler.create(dataSource, task())
                .schedulerName(new SchedulerName.Fixed(name))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .clock(clock::instant)
                .threads(properties.threads())
                .executorService(Executors.newFixedThreadPool(
                        properties.threads(),
                        Thread.ofPlatform().name("worker-", 1).factory()))
                // Never more than there are threads: a job that waits in memory has no heartbeat and another process
                // could run it.
                .pollUsingLockAndFetch(0.99, 1.0)
                .pollingInterval(properties.job().poll())
                .heartbeatInterval(properties.job().heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(properties.job().stopPatience())
                .enablePriority()
                .build();
        started.start();
        scheduler = started;
    }

    @Override
    public void stop() {
        Scheduler running = scheduler;
        if (running != null) {
            running.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /** Does not leave a new job of this process waiting for the next look into the queue. */
    @TransactionalEventListener(fallbackExecution = true)
    void lookAtOnce(JobQueued queued) {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    private Task<Void> task() {
        return Tasks.custom(JobQueue.EMBEDDING_CPU)
                // It has waited its turn: it goes on before the jobs that came after it.
                .onDeadExecution((dead, queue) -> queue.reschedule(dead, dead.getExecution().executionTime))
                .onFailure((failed, queue) ->
                        queue.reschedule(failed, clock.instant().plus(RETRY_AFTER_BUG)))
                .execute(this::run);
    }

    /** The transaction that ended a job has already taken it out of the queue; only another attempt is left to arrange. */
    private CompletionHandler<Void> run(TaskInstance<Void> task, ExecutionContext context) {
        return runner.run(UUID.fromString(task.getId()), name, context.getSchedulerState()::isShuttingDown)
                .<CompletionHandler<Void>>map(delay -> (complete, queue) ->
                        queue.reschedule(complete, clock.instant().plus(delay)))
                .orElse((complete, queue) -> {});
    }
}
