package dev.taskspace.job;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestComponent;

/** Starts workers as another process would, with intervals short enough to wait for. */
@TestComponent
class TestWorkers {
    private final DataSource dataSource;
    private final JobRunner runner;
    private final Clock clock;

    TestWorkers(DataSource dataSource, JobRunner runner, Clock clock) {
        this.dataSource = dataSource;
        this.runner = runner;
        this.clock = clock;
    }

    /** Lets workers run until {@code meanwhile} ends. */
    void during(Runnable meanwhile, String name, int threads) {
        JobProperties properties = new JobProperties(
                JobProperties.Role.WORKER,
                threads,
                "cpu",
                new JobProperties.Queue(
                        Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5)));
        Workers workers = new Workers(name, properties, dataSource, runner, clock);
        workers.start();
        try {
            meanwhile.run();
        } finally {
            workers.stop();
        }
    }
}
