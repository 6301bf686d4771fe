package dev.taskspace.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How several workers share one queue. */
@IdleJobTest
class JobQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    Jobs jobs;

    @Autowired
    JobControl control;

    @Autowired
    ScriptedWork work;

    @Autowired
    TestWorkers workers;

    @Autowired
    Workers ownWorkers;

    @Test
    void runsNothingInAProcessOfRoleApi() {
        assertThat(ownWorkers.isRunning()).isFalse();
    }

    @Test
    void runsUrgentJobsFirstAndEqualOnesInTheirOrder() {
        Queue<String> order = new ConcurrentLinkedQueue<>();
        List<Job> submitted = new ArrayList<>();
        submitted.add(jobs.submit(work.doing(-1, noting(order, "late"))));
        submitted.add(jobs.submit(work.doing(0, noting(order, "first usual"))));
        submitted.add(jobs.submit(work.doing(0, noting(order, "second usual"))));
        submitted.add(jobs.submit(work.doing(5, noting(order, "urgent"))));

        workers.during(() -> submitted.forEach(job -> jobs.await(job.id(), PATIENCE)), "one", 1);

        assertThat(order).containsExactly("urgent", "first usual", "second usual", "late");
    }

    @Test
    void runsEveryJobOnceWhenTwoProcessesShareTheQueue() {
        Map<UUID, Integer> runs = new ConcurrentHashMap<>();
        List<Job> submitted = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            submitted.add(jobs.submit(work.doing(run -> {
                runs.merge(run.jobId(), 1, Integer::sum);
                run.progress(JobPhase.TUNE, 0, 1, "steps");
                run.succeed(() -> work.tree(Map.of()));
            })));
        }

        Runnable untilAllEnd = () -> submitted.forEach(job -> jobs.await(job.id(), PATIENCE));
        workers.during(() -> workers.during(untilAllEnd, "two", 2), "one", 2);

        assertThat(runs)
                .hasSize(60)
                .allSatisfy((job, times) -> assertThat(times).isEqualTo(1));
        assertThat(submitted.stream()
                        .map(job -> jobs.find(job.id()).orElseThrow())
                        .map(Job::worker)
                        .distinct())
                .containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void handsARunningJobToAnotherProcessWhenItsOwnStops() {
        CountDownLatch running = new CountDownLatch(1);
        Job job = jobs.submit(work.doing(run -> {
            if (run.attempt() == 1) {
                running.countDown();
                ScriptedWork.stepUntil(new CountDownLatch(1), () -> run.progress(JobPhase.TUNE, 0, 1, "steps"));
            }
            run.succeed(() -> work.tree(Map.of()));
        }));
        workers.during(() -> ScriptedWork.reach(running), "leaving", 1);
        Job queued = jobs.find(job.id()).orElseThrow();
        assertThat(queued.status()).isEqualTo(JobStatus.QUEUED);

        workers.during(() -> jobs.await(job.id(), PATIENCE), "staying", 1);
        Job done = jobs.find(job.id()).orElseThrow();
        assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(done.attempt()).isEqualTo(2);
        assertThat(done.worker()).isEqualTo("staying");
    }

    @Test
    void interruptsAStoppingRunThatDoesNotLookUp() {
        CountDownLatch running = new CountDownLatch(1);
        Job job = jobs.submit(work.doing(run -> {
            running.countDown();
            ScriptedWork.reach(new CountDownLatch(1));
        }));
        workers.during(() -> ScriptedWork.reach(running), "leaving", 1);

        Job left = jobs.find(job.id()).orElseThrow();
        assertThat(left.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(left.worker()).isNull();
        assertThat(control.cancel(job.id()).status()).isEqualTo(JobStatus.CANCELLED);
    }

    private Consumer<JobRun> noting(Queue<String> order, String name) {
        return run -> {
            order.add(name);
            run.succeed(() -> work.tree(Map.of()));
        };
    }
}
