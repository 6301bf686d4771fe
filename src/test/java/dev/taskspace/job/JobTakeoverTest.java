package dev.taskspace.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** What becomes of a job when the process that runs it is killed or frozen. */
@IdleJobTest
class JobTakeoverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Jobs jobs;

    @Autowired
    JobEvents events;

    @Autowired
    ScriptedWork work;

    @Autowired
    TestWorkers workers;

    @Autowired
    JdbcConnectionDetails database;

    @TempDir
    Path folder;

    private Path log;
    private Process other;
    private Job job;

    @BeforeEach
    void runAJobInAnotherProcess() throws IOException {
        log = folder.resolve("worker.log");
        int beforeAllOthers = JobSubmission.MAX_PRIORITY;
        job = jobs.submit(work.doing(beforeAllOthers, run -> run.succeed(() -> work.tree(Map.of("by", "the living")))));
        other = WorkerProcess.start(database, log);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(jobs.find(job.id()).map(Job::progress))
                        .as(Files.readString(log))
                        .isPresent());
    }

    @AfterEach
    void endTheOtherProcess() {
        other.destroyForcibly();
    }

    @Test
    void finishesTheJobOfAKilledProcessOnce() throws InterruptedException {
        other.destroyForcibly().waitFor();

        workers.during(() -> jobs.await(job.id(), PATIENCE), "next", 1);

        Job done = jobs.find(job.id()).orElseThrow();
        assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(done.attempt()).isEqualTo(2);
        assertThat(done.worker()).isEqualTo("next");
        assertThat(done.result()).isEqualTo(work.tree(Map.of("by", "the living")));
    }

    @Test
    void ignoresAFrozenProcessThatWakesUp() throws IOException, InterruptedException {
        signal("STOP");
        workers.during(() -> jobs.await(job.id(), PATIENCE), "next", 1);
        Job done = jobs.find(job.id()).orElseThrow();
        assertThat(done.worker()).isEqualTo("next");
        long before = events.last(job.id());

        signal("CONT");

        await().atMost(PATIENCE).until(() -> Files.readString(log).contains("superseded"));
        assertThat(jobs.find(job.id())).contains(done);
        assertThat(events.last(job.id())).isEqualTo(before);
    }

    private void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(other.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
