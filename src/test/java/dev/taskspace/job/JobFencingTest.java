package dev.taskspace.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A worker that was thought dead wakes up while another one has its job. */
@IdleJobTest
class JobFencingTest {
    private static final Job.Progress PROGRESS = new Job.Progress(JobPhase.TUNE, 7, 9, "steps");

    @Autowired
    Jobs jobs;

    @Autowired
    JobControl control;

    @Autowired
    JobClaims claims;

    @Autowired
    JobEvents events;

    @Autowired
    ScriptedWork work;

    @Test
    void letsOnlyTheLastClaimWrite() {
        Job job = jobs.submit(work.doing(run -> {}));
        Claim asleep = claims.claim(job.id(), "asleep").orElseThrow();
        Claim awake = claims.claim(job.id(), "awake").orElseThrow();
        assertThat(awake.attempt()).isEqualTo(2);
        assertThat(awake.takeover()).isTrue();
        long before = events.last(job.id());

        assertThat(claims.progress(asleep, PROGRESS, true, new Cost(1, 0, 0))).isEqualTo(Claim.Standing.LOST);
        assertThat(claims.succeed(asleep, this::mustNotStore, new Cost(1, 0, 0)))
                .isEqualTo(Claim.Standing.LOST);
        assertThat(claims.fail(asleep, JobProblem.internal(job.id(), "late"), new Cost(1, 0, 0)))
                .isEqualTo(RunOutcome.SUPERSEDED);
        assertThat(claims.cancelled(asleep, new Cost(1, 0, 0))).isEqualTo(RunOutcome.SUPERSEDED);
        assertThat(claims.giveBack(asleep, false, "late", new Cost(1, 0, 0))).isEqualTo(RunOutcome.SUPERSEDED);

        Job untouched = jobs.find(job.id()).orElseThrow();
        assertThat(untouched.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(untouched.worker()).isEqualTo("awake");
        assertThat(untouched.progress()).isNull();
        assertThat(untouched.cost().cpuSeconds()).isZero();
        assertThat(events.last(job.id())).isEqualTo(before);

        assertThat(claims.succeed(awake, () -> work.tree(Map.of()), Cost.NONE)).isEqualTo(Claim.Standing.HELD);
    }

    @Test
    void letsNobodyWriteToAJobThatWentBackToTheQueue() {
        Job job = jobs.submit(work.doing(run -> {}));
        Claim claim = claims.claim(job.id(), "w").orElseThrow();
        assertThat(claims.giveBack(claim, false, "stopping", new Cost(1.5, 0, 0)))
                .isEqualTo(RunOutcome.GIVEN_BACK);

        assertThat(claims.progress(claim, PROGRESS, true, new Cost(1, 0, 0))).isEqualTo(Claim.Standing.LOST);
        assertThat(claims.succeed(claim, this::mustNotStore, new Cost(1, 0, 0))).isEqualTo(Claim.Standing.LOST);
        assertThat(jobs.find(job.id()).orElseThrow().cost().cpuSeconds()).isEqualTo(1.5);
    }

    @Test
    void letsAClaimSucceedTwiceButStoreOnce() {
        Job job = jobs.submit(work.doing(run -> {}));
        Claim claim = claims.claim(job.id(), "w").orElseThrow();
        claims.succeed(claim, () -> work.tree(Map.of("embedding", "e")), Cost.NONE);

        assertThat(claims.succeed(claim, this::mustNotStore, Cost.NONE)).isEqualTo(Claim.Standing.HELD);
    }

    @Test
    void endsAJobAsCancelledWhoseWorkerDiedBeforeItNoticed() {
        Job job = jobs.submit(work.doing(run -> {}));
        claims.claim(job.id(), "dead");
        control.cancel(job.id());

        assertThat(claims.claim(job.id(), "next")).isEmpty();
        assertThat(jobs.find(job.id()).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(claims.claim(job.id(), "late")).isEmpty();
    }

    @Test
    void prefersCancellationToFailureWhenBothHappen() {
        Job job = jobs.submit(work.doing(run -> {}));
        Claim claim = claims.claim(job.id(), "w").orElseThrow();
        control.cancel(job.id());

        assertThat(claims.progress(claim, PROGRESS, true, Cost.NONE)).isEqualTo(Claim.Standing.CANCELLING);
        assertThat(claims.fail(claim, JobProblem.internal(job.id(), "interrupted"), Cost.NONE))
                .isEqualTo(RunOutcome.CANCELLED);
    }

    private JsonNode mustNotStore() {
        return fail("stored without a claim");
    }
}
