package dev.taskspace.webhook;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.taskspace.platform.project.Project;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes messages out of the queue and hands them to the courier, in every process, whatever its role: workers may be
 * scaled to none while messages wait.
 */
@Component
@EnableConfigurationProperties(WebhookProperties.class)
class DeliveryRounds implements SmartLifecycle {
    private static final int MISSED_HEARTBEATS = 4;
    private static final long PRUNING_MILLIS = 3_600_000;
    private static final Duration RETRY_AFTER_BUG = Duration.ofMinutes(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final WebhookProperties properties;
    private final DataSource dataSource;
    private final Courier courier;
    private final Deliveries deliveries;
    private final Clock clock;
    private volatile @Nullable Scheduler scheduler;

    DeliveryRounds(
            WebhookProperties properties, DataSource dataSource, Courier courier, Deliveries deliveries, Clock clock) {
        this.properties = properties;
        this.dataSource = dataSource;
        this.courier = courier;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public void start() {
        Scheduler started = Scheduler.create(dataSource, task())
                .tableName(DeliveryQueue.TABLE)
                .schedulerName(new SchedulerName.Fixed("webhooks-" + UUID.randomUUID()))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .clock(clock::instant)
                .threads(properties.threads())
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("webhook-", 1).factory()))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(properties.poll())
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(STOP_PATIENCE)
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

    @TransactionalEventListener(fallbackExecution = true)
    void lookAtOnce(DeliveryQueued queued) {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    @Scheduled(fixedDelay = PRUNING_MILLIS)
    void prune() {
        try (Project.Stay ignored = Project.everywhere()) {
            deliveries.forgetOlderThan(properties.retention());
        }
    }

    private Task<Void> task() {
        return Tasks.custom(DeliveryQueue.DELIVERY)
                .onDeadExecution((dead, queue) -> queue.reschedule(dead, clock.instant()))
                .onFailure((failed, queue) ->
                        queue.reschedule(failed, clock.instant().plus(RETRY_AFTER_BUG)))
                .execute((task, context) -> carry(task));
    }

    private CompletionHandler<Void> carry(TaskInstance<Void> task) {
        try (Project.Stay ignored = Project.everywhere()) {
            return courier.carry(UUID.fromString(task.getId()))
                    .<CompletionHandler<Void>>map(pause -> (complete, queue) ->
                            queue.reschedule(complete, clock.instant().plus(pause)))
                    .orElseGet(CompletionHandler.OnCompleteRemove::new);
        }
    }
}
