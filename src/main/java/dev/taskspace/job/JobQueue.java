package dev.taskspace.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * The rows that db-scheduler hands to workers. Both methods belong into the transaction that changes the job, so that a
 * row exists exactly while its job is not terminal.
 */
@Component
class JobQueue {
    /** Work for one CPU core; every class of resources has a task of its own, so that workers take what they can run. */
    static final TaskDescriptor<Void> EMBEDDING_CPU = TaskDescriptor.of("embedding-cpu");

    private final SchedulerClient scheduler;
    private final JdbcClient jdbc;
    private final Clock clock;

    JobQueue(DataSource dataSource, JdbcClient jdbc, Clock clock) {
        this.scheduler = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .enablePriority()
                .build();
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void put(UUID job, int priority) {
        boolean added = scheduler.scheduleIfNotExists(
                EMBEDDING_CPU.instance(job.toString()).priority(priority).build(), clock.instant());
        if (!added) {
            throw new IllegalStateException("job " + job + " is in the queue although it was terminal");
        }
    }

    /** Takes the job out, claimed or not; db-scheduler's own client refuses to remove what a worker holds. */
    void remove(UUID job) {
        jdbc.sql("delete from scheduled_tasks where task_name = :task and task_instance = :job")
                .param("task", EMBEDDING_CPU.getTaskName())
                .param("job", job.toString())
                .update();
    }
}
