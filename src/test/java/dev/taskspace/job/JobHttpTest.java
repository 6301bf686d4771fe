package dev.taskspace.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@JobTest
class JobHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    Jobs jobs;

    @Autowired
    ScriptedWork work;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void showsAJobWithEveryFieldOfTheContract() throws Exception {
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
    void listsNewestFirstInPages() throws Exception {
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
    void namesTheValidStatusesWhenItDoesNotKnowOne() throws Exception {
        HttpResponse<String> answer = send("GET", "/jobs?status=done");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("queued, running, cancelling, succeeded, failed, cancelled");
        assertThat(send("GET", "/jobs?kind=tea").body()).contains("embedding, transfer, import");
    }

    @Test
    void answersNotFoundForWhatIsNoJob() throws Exception {
        for (String path :
                List.of("/jobs/" + new UUID(0, 0), "/jobs/nonsense", "/jobs/" + new UUID(0, 0) + "/events")) {
            HttpResponse<String> answer = send("GET", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(send("POST", "/jobs/" + new UUID(0, 0) + "/retry").statusCode())
                .isEqualTo(404);
    }

    @Test
    void holdsTheAnswerUntilTheJobHasEnded() throws Exception {
        Job job = jobs.submit(work.doing(run -> {
            run.progress(JobPhase.TUNE, 0, 1, "steps");
            run.succeed(() -> work.tree(Map.of()));
        }));

        assertThat(ok("/jobs/" + job.id() + "?wait=20s").path("status").asString())
                .isEqualTo("succeeded");
        assertThat(send("GET", "/jobs/" + job.id() + "?wait=soon").statusCode()).isEqualTo(400);
    }

    @Test
    void cancelsAndRetriesWithTheLocationOfTheJob() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Job job = jobs.submit(work.doing(run -> {
            if (run.attempt() == 1) {
                ScriptedWork.stepUntil(never, () -> run.progress(JobPhase.TUNE, 0, 1, "steps"));
            }
            run.succeed(() -> work.tree(Map.of()));
        }));

        HttpResponse<String> cancelled = send("POST", "/jobs/" + job.id() + "/cancel");
        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(cancelled.headers().firstValue("Location").orElseThrow()).endsWith("/jobs/" + job.id());
        assertThat(jobs.await(job.id(), PATIENCE).status()).isEqualTo(JobStatus.CANCELLED);

        HttpResponse<String> tooLate = send("POST", "/jobs/" + job.id() + "/cancel");
        assertThat(tooLate.statusCode()).isEqualTo(409);
        assertThat(tooLate.body()).contains("is cancelled");

        assertThat(send("POST", "/jobs/" + job.id() + "/retry").statusCode()).isEqualTo(202);
        assertThat(jobs.await(job.id(), PATIENCE).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(send("POST", "/jobs/" + job.id() + "/retry").statusCode()).isEqualTo(409);
    }

    @Test
    void listsEventsInPages() throws Exception {
        String events = "/jobs/" + finished().id() + "/events";

        JsonNode first = ok(events + "?limit=2");
        JsonNode rest = ok(events + "?after=" + first.path("next").asString());

        assertThat(first.path("data").findValuesAsString("type")).containsExactly("queued", "started");
        assertThat(rest.path("data").findValuesAsString("type")).containsExactly("phase", "succeeded");
        assertThat(rest.at("/data/0/sequence").asInt()).isEqualTo(3);
        assertThat(rest.path("hasMore").asBoolean()).isFalse();
    }

    @Test
    void countsJobsByStatusForOperators() throws Exception {
        finished();
        String metrics = send("GET", "/actuator/prometheus").body();

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

    private JsonNode ok(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return http.send(
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
