package dev.taskspace.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@JobTest
class JobHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    Jobs jobs;

    @Autowired
    ScriptedWork work;

    private Service service;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        service = new Service(port);
    }

    @Test
    void showsAJobWithEveryFieldOfTheContract() {
        JsonNode job = ok("/jobs/" + finished().id());

        assertThat(job.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "kind",
                        "status",
                        "terminal",
                        "progress",
                        "attempt",
                        "createdAt",
                        "startedAt",
                        "finishedAt",
                        "estimatedFinish",
                        "request",
                        "result",
                        "error",
                        "cost",
                        "worker");
        assertThat(job.path("kind").asString()).isEqualTo("import");
        assertThat(job.path("status").asString()).isEqualTo("succeeded");
        assertThat(job.path("progress").path("phase").asString()).isEqualTo("tune");
        assertThat(job.path("cost").propertyNames())
                .containsExactly("labelerCalls", "tokens", "cpuSeconds", "gpuSeconds");
        assertThat(job.path("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    }

    @Test
    void listsNewestFirstInPages() {
        String older = finished().id().toString();
        String newer = finished().id().toString();

        JsonNode first = ok("/jobs?status=succeeded&kind=import&limit=1");
        assertThat(first.at("/data/0/id").asString()).isEqualTo(newer);
        assertThat(first.path("hasMore").asBoolean()).isTrue();

        JsonNode second = ok("/jobs?status=succeeded&kind=import&limit=1&after="
                + first.path("next").asString());
        assertThat(second.at("/data/0/id").asString()).isEqualTo(older);
        assertThat(ok("/jobs?kind=transfer").path("data")).isEmpty();
    }

    @Test
    void namesTheValidStatusesWhenItDoesNotKnowOne() {
        HttpResponse<String> answer = service.get("/jobs?status=done");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("queued, running, cancelling, succeeded, failed, cancelled");
        assertThat(service.get("/jobs?kind=tea").body()).contains("embedding, transfer, import");
    }

    @Test
    void answersNotFoundForWhatIsNoJob() {
        for (String path :
                List.of("/jobs/" + new UUID(0, 0), "/jobs/nonsense", "/jobs/" + new UUID(0, 0) + "/events")) {
            HttpResponse<String> answer = service.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(service.get("/jobs/nonsense/events", "Accept", "text/event-stream")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("/jobs/" + new UUID(0, 0) + "/retry").statusCode()).isEqualTo(404);
    }

    @Test
    void holdsTheAnswerUntilTheJobHasEnded() {
        Job job = jobs.submit(work.doing(run -> {
            run.progress(JobPhase.TUNE, 0, 1, "steps");
            run.succeed(() -> work.tree(Map.of()));
        }));

        long asked = System.nanoTime();
        assertThat(ok("/jobs/" + job.id() + "?wait=20s").path("status").asString())
                .isEqualTo("succeeded");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
        assertThat(service.get("/jobs/" + job.id() + "?wait=soon").statusCode()).isEqualTo(400);
    }

    @Test
    void cancelsAndRetriesWithTheLocationOfTheJob() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        Job job = jobs.submit(work.doing(run -> {
            if (run.attempt() == 1) {
                running.countDown();
                ScriptedWork.stepUntil(never, () -> run.progress(JobPhase.TUNE, 0, 1, "steps"));
            }
            run.succeed(() -> work.tree(Map.of()));
        }));

        ScriptedWork.reach(running);
        HttpResponse<String> cancelled = post("/jobs/" + job.id() + "/cancel");
        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(cancelled.headers().firstValue("Location").orElseThrow()).endsWith("/jobs/" + job.id());
        assertThat(jobs.await(job.id(), PATIENCE).status()).isEqualTo(JobStatus.CANCELLED);

        HttpResponse<String> tooLate = post("/jobs/" + job.id() + "/cancel");
        assertThat(tooLate.statusCode()).isEqualTo(409);
        assertThat(tooLate.body()).contains("is cancelled");

        assertThat(post("/jobs/" + job.id() + "/retry").statusCode()).isEqualTo(202);
        assertThat(jobs.await(job.id(), PATIENCE).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(post("/jobs/" + job.id() + "/retry").statusCode()).isEqualTo(409);
    }

    @Test
    void listsEventsInPages() {
        String events = "/jobs/" + finished().id() + "/events";

        JsonNode first = ok(events + "?limit=2");
        JsonNode rest = ok(events + "?after=" + first.path("next").asString());

        assertThat(first.path("data").findValuesAsString("type")).containsExactly("queued", "started");
        assertThat(rest.path("data").findValuesAsString("type")).containsExactly("phase", "succeeded");
        assertThat(rest.at("/data/0/sequence").asInt()).isEqualTo(3);
        assertThat(rest.path("hasMore").asBoolean()).isFalse();
    }

    @Test
    void countsJobsByStatusForOperators() {
        finished();
        String metrics = service.get("/actuator/prometheus").body();

        assertThat(metrics)
                .contains("taskspace_jobs{status=\"queued\"}")
                .contains("taskspace_job_outcomes_total{kind=\"import\",outcome=\"succeeded\"}")
                .contains("taskspace_job_phase_seconds_count{kind=\"import\",phase=\"tune\"}");
    }

    private Job finished() {
        Job job = jobs.submit(work.doing(run -> {
            run.progress(JobPhase.TUNE, 1, 1, "steps");
            run.succeed(() -> work.tree(Map.of("embedding", "e")));
        }));
        return jobs.await(job.id(), PATIENCE);
    }

    private JsonNode ok(String path) {
        HttpResponse<String> answer = service.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Service.json(answer);
    }

    private HttpResponse<String> post(String path) {
        return service.postJson(path, "");
    }
}
