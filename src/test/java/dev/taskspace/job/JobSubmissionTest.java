package dev.taskspace.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskspace.platform.project.Project;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IdleJobTest
class JobSubmissionTest {
    @Autowired
    Jobs jobs;

    @Autowired
    JobControl control;

    @Autowired
    JobClaims claims;

    @Autowired
    ScriptedWork work;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void answersTheSameJobForTheSameKeyWhileItIsAliveOrHasSucceeded() {
        JobSubmission submission = work.doing(run -> {});
        Job first = jobs.submit(submission);
        assertThat(jobs.submit(submission).id()).isEqualTo(first.id());

        Claim claim = claims.claim(first.id(), "w").orElseThrow();
        assertThat(jobs.submit(submission).status()).isEqualTo(JobStatus.RUNNING);

        claims.succeed(claim, () -> work.tree(Map.of()), Cost.NONE);
        assertThat(jobs.submit(submission).id()).isEqualTo(first.id());
    }

    @Test
    void makesAFreshJobWhenTheOneOfThatKeyWasCancelledAndThenRefusesToRetryTheOldOne() {
        JobSubmission submission = work.doing(run -> {});
        Job old = control.cancel(jobs.submit(submission).id());
        assertThat(old.status()).isEqualTo(JobStatus.CANCELLED);

        Job fresh = jobs.submit(submission);

        assertThat(fresh.id()).isNotEqualTo(old.id());
        assertThatThrownBy(() -> control.retry(old.id())).isInstanceOf(JobConflictException.class);
        assertThat(jobs.find(old.id()).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void makesAFreshJobWhenTheResultOfTheSucceededOneWasForgotten() {
        JobSubmission submission = work.doing(run -> {});
        Job old = jobs.submit(submission);
        claims.succeed(claims.claim(old.id(), "w").orElseThrow(), () -> work.tree(Map.of()), Cost.NONE);

        jobs.forget(submission.key());

        assertThat(jobs.submit(submission).id()).isNotEqualTo(old.id());
    }

    @Test
    void makesOneJobOfTwentyConcurrentSubmissions() throws InterruptedException, ExecutionException {
        JobSubmission submission = work.doing(run -> {});
        List<Future<UUID>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                answers.add(callers.submit(() -> {
                    try (Project.Stay ignored = Project.enter(Project.DEFAULT)) {
                        return jobs.submit(submission).id();
                    }
                }));
            }
        }

        UUID id = answers.getFirst().get();
        for (Future<UUID> answer : answers) {
            assertThat(answer.get()).isEqualTo(id);
        }
        assertThat(count("select count(*) from job where key = :value", submission.key()))
                .isEqualTo(1);
        assertThat(count("select count(*) from scheduled_tasks where task_instance = :value", id.toString()))
                .isEqualTo(1);
    }

    @Test
    void leavesNeitherJobNorQueueEntryWhenTheCallersTransactionRollsBack() {
        JobSubmission submission = work.doing(run -> {});
        long queued = count("select count(*) from scheduled_tasks where :value = ''", "");

        transactions.executeWithoutResult(transaction -> {
            jobs.submit(submission);
            transaction.setRollbackOnly();
        });

        assertThat(count("select count(*) from job where key = :value", submission.key()))
                .isZero();
        assertThat(count("select count(*) from scheduled_tasks where :value = ''", ""))
                .isEqualTo(queued);
    }

    @Test
    void holdsTheAnswerOnlyAsLongAsTheCallerIsPatient() {
        Job job = jobs.submit(work.doing(run -> {}));

        long start = System.nanoTime();
        Job waited = jobs.await(job.id(), Duration.ofMillis(300));

        assertThat(waited.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
    }

    @Test
    void refusesAPriorityThatTheQueueCannotHold() {
        assertThatThrownBy(() -> work.doing(JobSubmission.MAX_PRIORITY + 1, run -> {}))
                .isInstanceOf(InvalidPriorityException.class);
    }

    private long count(String sql, String value) {
        return jdbc.sql(sql).param("value", value).query(Long.class).single();
    }
}
