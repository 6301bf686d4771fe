package dev.taskspace.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@JobTest
class JobLifecycleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    Jobs jobs;

    @Autowired
    JobControl control;

    @Autowired
    JobEvents events;

    @Autowired
    ScriptedWork work;

    @Autowired
    JdbcClient jdbc;

    @Test
    void runsAJobToItsResult() {
        Job queued = jobs.submit(work.doing(run -> {
            run.progress(JobPhase.TUNE, 1, 2, "steps");
            run.succeed(() -> work.tree(Map.of("embedding", "e1")));
        }));
        assertThat(queued.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(queued.attempt()).isZero();

        Job job = jobs.await(queued.id(), PATIENCE);

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.terminal()).isTrue();
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(job.result()).isEqualTo(work.tree(Map.of("embedding", "e1")));
        assertThat(job.progress()).isEqualTo(new Job.Progress(JobPhase.TUNE, 2, 2, "steps"));
        assertThat(job.startedAt()).isBetween(job.createdAt(), job.finishedAt());
        assertThat(job.worker()).endsWith("-" + ProcessHandle.current().pid());
        assertThat(typesOf(job))
                .containsExactly(JobEventType.QUEUED, JobEventType.STARTED, JobEventType.PHASE, JobEventType.SUCCEEDED);
        assertThat(rowsInQueue(job)).isZero();
    }

    @Test
    void writesProgressAtMostOnceASecond() {
        Job job = jobs.submit(work.doing(run -> {
            long start = System.nanoTime();
            for (int i = 0; System.nanoTime() - start < Duration.ofMillis(2500).toNanos(); i++) {
                run.progress(JobPhase.TUNE, i, 1_000_000_000, "steps");
            }
            run.progress(JobPhase.STORE, 0, 1, "vectors");
            run.succeed(() -> work.tree(Map.of()));
        }));

        Job done = jobs.await(job.id(), PATIENCE);

        assertThat(typesOf(done).stream().filter(JobEventType.PROGRESS::equals)).hasSize(2);
        assertThat(typesOf(done).stream().filter(JobEventType.PHASE::equals)).hasSize(2);
        assertThat(done.cost().cpuSeconds()).isBetween(0.2, 10.0);
    }

    @Test
    void estimatesWhenThePhaseEndsFromItsRate() {
        CountDownLatch release = new CountDownLatch(1);
        Job job = jobs.submit(work.doing(run -> {
            run.progress(JobPhase.TUNE, 0, 100, "steps");
            ScriptedWork.stepUntil(release, () -> run.progress(JobPhase.TUNE, 50, 100, "steps"));
            run.succeed(() -> work.tree(Map.of()));
        }));

        Job half = await().atMost(PATIENCE)
                .until(() -> jobs.find(job.id()).orElseThrow(), seen -> seen.estimatedFinish() != null);
        release.countDown();

        // half of the phase took a little more than a second, the other half will, too
        assertThat(Duration.between(half.startedAt(), half.estimatedFinish()))
                .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(8));
        assertThat(jobs.await(job.id(), PATIENCE).estimatedFinish()).isNull();
    }

    @Test
    void stopsARunningJobWithinTwoSecondsOfItsCancellation() {
        Job job = jobs.submit(work.doing(this::forever));
        await().atMost(PATIENCE).until(() -> jobs.find(job.id()).orElseThrow().progress() != null);

        long asked = System.nanoTime();
        assertThat(control.cancel(job.id()).status()).isEqualTo(JobStatus.CANCELLING);
        assertThat(control.cancel(job.id()).terminal()).isFalse();
        Job cancelled = jobs.await(job.id(), PATIENCE);

        assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        assertThat(typesOf(cancelled)).endsWith(JobEventType.CANCELLING, JobEventType.CANCELLED);
        assertThat(cancelled.cost().cpuSeconds()).isPositive();
    }

    @Test
    void storesNothingOfAJobThatWasCancelledJustBeforeItSucceeded() {
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch stored = new CountDownLatch(1);
        Job job = jobs.submit(work.doing(run -> {
            running.countDown();
            ScriptedWork.reach(cancelled);
            run.succeed(() -> {
                stored.countDown();
                return work.tree(Map.of());
            });
        }));
        ScriptedWork.reach(running);
        control.cancel(job.id());
        cancelled.countDown();

        assertThat(jobs.await(job.id(), PATIENCE).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(stored.getCount()).isEqualTo(1);
    }

    @Test
    void refusesToCancelOrRetryByNamingTheStatus() {
        Job job = jobs.await(
                jobs.submit(work.doing(run -> run.succeed(() -> work.tree(Map.of()))))
                        .id(),
                PATIENCE);

        assertThatThrownBy(() -> control.cancel(job.id()))
                .isInstanceOf(JobConflictException.class)
                .hasMessageContaining("is succeeded");
        assertThatThrownBy(() -> control.retry(job.id()))
                .isInstanceOf(JobConflictException.class)
                .hasMessageContaining("is succeeded");
        assertThatThrownBy(() -> control.cancel(new UUID(0, 0))).isInstanceOf(JobNotFoundException.class);
    }

    @Test
    void failsWithTheProblemOfItsHandlerAndRunsAgainWhenRetried() {
        Job failed = jobs.await(
                jobs.submit(work.doing(run -> {
                            if (run.attempt() == 1) {
                                throw new TooFewExamples();
                            }
                            run.succeed(() -> work.tree(Map.of()));
                        }))
                        .id(),
                PATIENCE);
        assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
        assertThat(errorOf(failed).path("code").asString()).isEqualTo("impossible");
        assertThat(errorOf(failed).path("status").asInt()).isEqualTo(422);
        assertThat(errorOf(failed).path("detail").asString()).isEqualTo("at least 16 examples are needed");

        Job again = control.retry(failed.id());
        assertThat(again.id()).isEqualTo(failed.id());
        assertThat(again.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(again.error()).isNull();

        Job done = jobs.await(failed.id(), PATIENCE);
        assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(done.attempt()).isEqualTo(2);
        assertThat(typesOf(done))
                .containsExactly(
                        JobEventType.QUEUED,
                        JobEventType.STARTED,
                        JobEventType.FAILED,
                        JobEventType.RETRIED,
                        JobEventType.STARTED,
                        JobEventType.SUCCEEDED);
    }

    @Test
    void tellsNothingOfAnUnexpectedFailure() {
        Job job = jobs.await(
                jobs.submit(work.doing(run -> {
                            throw new IllegalStateException("secret of com.example.Internals");
                        }))
                        .id(),
                PATIENCE);

        assertThat(errorOf(job).path("code").asString()).isEqualTo("internal");
        assertThat(errorOf(job).toString()).doesNotContain("secret", "Exception", "com.example");
    }

    @Test
    void tellsExhaustedMemoryFromOtherFailures() {
        Job job = jobs.await(
                jobs.submit(work.doing(run -> {
                            throw new IllegalStateException(
                                    "engine",
                                    new RuntimeException("[enforce fail at alloc_cpu.cpp:75] DefaultCPUAllocator: "
                                            + "can't allocate memory: you tried to allocate 99 bytes"));
                        }))
                        .id(),
                PATIENCE);

        assertThat(errorOf(job).path("status").asInt()).isEqualTo(507);
    }

    @Test
    void failsAJobWhoseHandlerForgetsToEndIt() {
        Job job = jobs.await(jobs.submit(work.doing(run -> {})).id(), PATIENCE);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(errorOf(job).path("code").asString()).isEqualTo("internal");
    }

    @Test
    void triesAgainWhenTheDatabaseWasAwayButNotForever() {
        Job job = jobs.await(
                jobs.submit(work.doing(run -> {
                            throw new DataAccessResourceFailureException(
                                    "gone", new SQLException("terminating connection", "57P01"));
                        }))
                        .id(),
                PATIENCE);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.attempt()).isEqualTo(RunConclusion.MAX_FAILURES);
        assertThat(typesOf(job).stream().filter(JobEventType.RETRIED::equals)).hasSize(2);
    }

    @Test
    void storesAgainWhenTheConnectionBreaksInTheMiddle() {
        AtomicInteger tries = new AtomicInteger();
        Job job = jobs.await(
                jobs.submit(work.doing(run -> run.succeed(() -> {
                            if (tries.incrementAndGet() == 1) {
                                breakConnections("pid = pg_backend_pid()");
                            }
                            return work.tree(Map.of());
                        })))
                        .id(),
                PATIENCE);

        assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(tries).hasValue(2);
    }

    @Test
    void worksOnWhenTheDatabaseBreaksAllConnections() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Job job = jobs.submit(work.doing(run -> {
            running.countDown();
            ScriptedWork.stepUntil(release, () -> run.progress(JobPhase.TUNE, 0, 1, "steps"));
            run.succeed(() -> work.tree(Map.of()));
        }));
        ScriptedWork.reach(running);

        breakConnections("pid <> pg_backend_pid()");
        release.countDown();

        Job done = await().atMost(PATIENCE)
                .ignoreExceptions() // the pool may hand this thread, too, a connection that is broken
                .until(() -> jobs.find(job.id()).orElseThrow(), Job::terminal);
        assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(done.attempt()).isEqualTo(1);
    }

    private void breakConnections(String which) {
        jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and "
                        + which)
                .query(Boolean.class)
                .list();
    }

    @Test
    void undoesWhatTheStoreWroteWhenItFails() {
        Job job = jobs.await(
                jobs.submit(work.doing(run -> run.succeed(() -> {
                            jdbc.sql("create table half_written (id int)").update();
                            throw new TooFewExamples();
                        })))
                        .id(),
                PATIENCE);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(jdbc.sql("select to_regclass('half_written') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private void forever(JobRun run) {
        ScriptedWork.stepUntil(new CountDownLatch(1), () -> run.progress(JobPhase.TUNE, 1, 2, "steps"));
    }

    private static JsonNode errorOf(Job job) {
        return Objects.requireNonNull(job.error());
    }

    private List<JobEventType> typesOf(Job job) {
        return events.after(job.id(), 0, 1000).stream().map(JobEvent::type).toList();
    }

    private long rowsInQueue(Job job) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_instance = :id")
                .param("id", job.id().toString())
                .query(Long.class)
                .single();
    }

    private static final class TooFewExamples extends ProblemException {
        private static final long serialVersionUID = 1L;

        TooFewExamples() {
            super(ProblemType.IMPOSSIBLE, "at least 16 examples are needed");
        }
    }
}
