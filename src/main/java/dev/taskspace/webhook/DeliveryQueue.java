package dev.taskspace.webhook;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** The messages that wait to be sent; putting one in belongs into the transaction that makes it pending. */
@Component
class DeliveryQueue {
    static final String TABLE = "webhook_queue";
    static final TaskDescriptor<Void> DELIVERY = TaskDescriptor.of("webhook-delivery");

    private final SchedulerClient scheduler;
    private final Clock clock;

    DeliveryQueue(DataSource dataSource, Clock clock) {
        this.scheduler = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .tableName(TABLE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .build();
        this.clock = clock;
    }

    void put(UUID delivery) {
        scheduler.scheduleIfNotExists(DELIVERY.instance(delivery.toString()).build(), clock.instant());
    }
}
