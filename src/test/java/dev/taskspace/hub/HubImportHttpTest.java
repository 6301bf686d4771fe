package dev.taskspace.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import dev.taskspace.support.StubEndpoint;
import dev.taskspace.support.StubEndpoint.Call;
import dev.taskspace.support.StubEndpoint.Reply;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Imports from a server that answers in the form of the hub's dataset viewer, with rows made up for this test. */
@ServiceTest(properties = {"taskspace.hub.max-rows=5000", "taskspace.endpoint.attempts=3", "taskspace.job.poll=100ms"})
class HubImportHttpTest {
    private static final StubEndpoint VIEWER = new StubEndpoint(call -> Reply.status(404, ""));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HubPages hubPages;

    @Autowired
    ScheduledTaskHolder scheduled;

    private Service service;
    private final String name = "hub-" + UUID.randomUUID();

    @DynamicPropertySource
    static void viewer(DynamicPropertyRegistry registry) {
        registry.add("taskspace.hub.dataset-viewer-url", () -> VIEWER.url("/"));
    }

    @BeforeEach
    void start() {
        service = new Service(port);
        VIEWER.calls().clear();
        VIEWER.script(StubViewer::honest);
        jdbc.sql("delete from hub_page").update(); // of jobs that failed, which keep them
    }

    @AfterAll
    static void stop() {
        VIEWER.close();
    }

    @Test
    void registersTheRowsAsIfTheyHadBeenUploaded() {
        JsonNode job = imported("\"hub\":\"owner/weather\"");

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("succeeded");
        assertThat(job.path("kind").asString()).isEqualTo("import");
        assertThat(job.path("result").path("dataset").asString()).isEqualTo("datasets/" + name);
        assertThat(job.path("progress").path("phase").asString()).isEqualTo("store");
        JsonNode dataset = Service.json(service.get("/datasets/" + name));
        assertThat(dataset.path("examples").asInt()).isEqualTo(StubViewer.ROWS);
        assertThat(dataset.path("fileFormat").asString()).isEqualTo("hub");
        assertThat(dataset.path("labels").toString()).contains("\"fine\"").contains("\"wet\"");
        assertThat(dataset.path("tags").path("hub").asString()).isEqualTo("owner/weather");
        assertThat(dataset.path("tags").path("hub.revision").asString()).isEqualTo(StubViewer.REVISION);
        assertThat(dataset.path("contentHash")).isEqualTo(uploaded().path("contentHash"));
        assertThat(VIEWER.calls()).extracting(Call::path).contains("/splits?dataset=owner%2Fweather");
        assertThat(pages()).isZero();
    }

    @Test
    void asksForTheSameOnce() {
        HttpResponse<String> first = submit("\"hub\":\"owner/weather\"");
        HttpResponse<String> second = submit("\"hub\":\"owner/weather\"");

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(Service.json(second).path("id"))
                .isEqualTo(Service.json(first).path("id"));
        ended(first);
        service.delete("/datasets/" + name);
        assertThat(imported("\"hub\":\"owner/weather\"").path("id"))
                .isNotEqualTo(Service.json(first).path("id"));
    }

    @Test
    void takesTheRevisionThatWasAskedForOrNone() {
        assertThat(imported("\"hub\":\"owner/weather\",\"revision\":\"0123456\"")
                        .path("status")
                        .asString())
                .isEqualTo("succeeded");
        JsonNode other = imported("\"hub\":\"owner/weather\",\"revision\":\"fedcba98\"");

        assertThat(other.path("error").path("status").asInt()).isEqualTo(422);
        assertThat(other.path("error").path("detail").asString()).contains(StubViewer.REVISION);
    }

    @Test
    void outlivesAFlakyServer() {
        AtomicInteger calls = new AtomicInteger();
        VIEWER.script(call -> calls.incrementAndGet() % 3 == 0 ? StubViewer.honest(call) : Reply.status(503, "busy"));

        assertThat(imported("\"hub\":\"owner/weather\"").path("status").asString())
                .isEqualTo("succeeded");
    }

    @Test
    void goesOnWhereItWasWhenItIsRetried() {
        VIEWER.script(call -> StubViewer.offset(call) == 200 ? Reply.status(400, "no") : StubViewer.honest(call));
        HttpResponse<String> submitted = submit("\"hub\":\"owner/weather\",\"config\":\"default\"");
        assertThat(ended(submitted).path("status").asString()).isEqualTo("failed");
        assertThat(service.get("/datasets/" + name).statusCode()).isEqualTo(404);
        VIEWER.script(StubViewer::honest);
        VIEWER.calls().clear();

        service.postJson("/jobs/" + Service.json(submitted).path("id").asString() + "/retry", "");

        assertThat(ended(submitted).path("status").asString()).isEqualTo("succeeded");
        assertThat(VIEWER.calls()).extracting(StubViewer::offset).containsExactly(200);
        assertThat(Service.json(service.get("/datasets/" + name)).path("contentHash"))
                .isEqualTo(uploaded().path("contentHash"));
    }

    @Test
    void keepsThePagesOfAFailedImportForAWeek() {
        VIEWER.script(call -> StubViewer.offset(call) == 200 ? Reply.status(400, "no") : StubViewer.honest(call));
        HttpResponse<String> submitted = submit("\"hub\":\"owner/weather\",\"config\":\"default\"");
        assertThat(ended(submitted).path("status").asString()).isEqualTo("failed");
        long kept = pages();
        assertThat(kept).isPositive();

        jdbc.sql("update hub_page set fetched_at = now() - interval '6 days'").update();
        hubPages.prune();
        assertThat(pages()).isEqualTo(kept);
        jdbc.sql("update hub_page set fetched_at = now() - interval '8 days'").update();
        hubPages.prune();
        assertThat(pages()).isZero();
        assertThat(scheduled.getScheduledTasks())
                .extracting(ScheduledTask::toString)
                .anyMatch(task -> task.endsWith("HubPages.prune"));
    }

    @Test
    void mixesNoRevisions() {
        VIEWER.script(call -> StubViewer.offset(call) == 100
                ? StubViewer.honest(call).with("X-Revision", "ffff")
                : StubViewer.honest(call));
        HttpResponse<String> submitted = submit("\"hub\":\"owner/weather\",\"config\":\"default\"");

        JsonNode failed = ended(submitted);

        assertThat(failed.path("error").path("code").asString()).isEqualTo("conflict");
        assertThat(pages()).isZero();
        assertThat(service.get("/datasets/" + name).statusCode()).isEqualTo(404);
    }

    @Test
    void believesNoLie() {
        refused(call -> Reply.ok("<html>"), "no JSON");
        refused(call -> Reply.ok("{\"rows\":[],\"num_rows_total\":7,\"features\":[]}"), "0 rows where it has 7");
        refused(call -> StubViewer.changed(call, "\"row_idx\":0,", "\"row_idx\":5,"), "out of order");
        refused(call -> StubViewer.changed(call, "\"label\":1", "\"label\":7"), "class 7");
        refused(
                call -> StubViewer.changed(call, "\"truncated_cells\":[]", "\"truncated_cells\":[\"text\"]"),
                "cut off");
        refused(call -> StubViewer.changed(call, "\"partial\":false", "\"partial\":true"), "only a part");
        refused(call -> StubViewer.changed(call, "\"num_rows_total\":250", "\"num_rows_total\":-1"), "how many");
        refused(
                call -> StubViewer.changed(call, "\"num_rows_total\":250", "\"num_rows_total\":1000000000000"),
                "more than the 5000");
        refused(call -> Reply.status(404, "{\"error\":\"The dataset does not exist.\"}"), "does not exist");
        refused(call -> Reply.status(302, "").with("Location", "http://169.254.169.254/"), "redirects");
        assertThat(service.get("/datasets/" + name).statusCode()).isEqualTo(404);
        assertThat(pages()).isZero();
    }

    @Test
    void asksForLessWhenAnAnswerIsTooLong() {
        String blank = " ".repeat(5 << 20);
        VIEWER.script(call -> call.path().contains("length=100") ? Reply.ok(blank) : StubViewer.honest(call));

        assertThat(imported("\"hub\":\"owner/weather\",\"config\":\"default\"")
                        .path("status")
                        .asString())
                .isEqualTo("succeeded");
        assertThat(VIEWER.calls()).hasSize(1 + StubViewer.ROWS / 25);
    }

    @Test
    void stopsWhenItIsCancelledAndLeavesNothing() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        VIEWER.script(call -> {
            if (StubViewer.offset(call) == 100) {
                asked.countDown();
                reach(released);
            }
            return StubViewer.honest(call);
        });
        HttpResponse<String> submitted = submit("\"hub\":\"owner/weather\",\"config\":\"default\"");
        reach(asked);

        service.postJson("/jobs/" + Service.json(submitted).path("id").asString() + "/cancel", "");
        released.countDown();

        assertThat(ended(submitted).path("status").asString()).isEqualTo("cancelled");
        assertThat(service.get("/datasets/" + name).statusCode()).isEqualTo(404);
        assertThat(pages()).isZero();
    }

    @Test
    void tellsOfRowsThatCannotBeUsedAsAnUploadDoes() {
        VIEWER.script(call -> StubViewer.changed(call, "\"label\":1", "\"label\":-1"));

        JsonNode job = imported("\"hub\":\"owner/weather\",\"config\":\"default\"");

        assertThat(job.path("status").asString()).isEqualTo("failed");
        assertThat(job.path("error").path("errors").path(0).path("line").asInt())
                .isEqualTo(2);
    }

    @Test
    void asksWhichConfigurationIsMeant() {
        VIEWER.script(call -> Reply.ok("{\"splits\":[{\"dataset\":\"d\",\"config\":\"cola\",\"split\":\"train\"},"
                + "{\"dataset\":\"d\",\"config\":\"rte\",\"split\":\"train\"}],\"pending\":[],\"failed\":[]}"));

        assertThat(imported("\"hub\":\"owner/many\"")
                        .path("error")
                        .path("detail")
                        .asString())
                .contains("cola, rte");
        assertThat(imported("\"hub\":\"owner/many\",\"split\":\"nope\"")
                        .path("error")
                        .path("detail")
                        .asString())
                .contains("no split 'nope'");
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertThat(submit("\"hub\":\"../etc/passwd\"").statusCode()).isEqualTo(422);
        assertThat(submit("\"hub\":\"a/b/c\"").body()).contains("owner/name");
        assertThat(submit("\"hub\":\"a/b\",\"revision\":\"main\"").body()).contains("hexadecimal");
        assertThat(submit("\"hub\":\"a/b\",\"split\":\"\"").statusCode()).isEqualTo(422);
        assertThat(submit("\"hub\":\"a/b\",\"url\":\"http://x\"").body()).contains("no such field");
        assertThat(service.postJson(
                                "/datasets",
                                "{\"name\":\"x\",\"source\":{\"hub\":\"a/b\"},\"examples\":[{\"text\":\"t\"}]}")
                        .body())
                .contains("not from both");
        assertThat(service.postJson("/datasets", "{\"name\":\"BAD\",\"source\":{\"hub\":\"a/b\"}}")
                        .statusCode())
                .isEqualTo(422);
    }

    private void refused(Function<Call, Reply> script, String hint) {
        VIEWER.script(script);
        JsonNode job = imported("\"hub\":\"owner/weather\",\"config\":\"default\"");
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("failed");
        assertThat(job.path("error").path("detail").asString()).contains(hint);
    }

    private HttpResponse<String> submit(String source) {
        return service.postJson("/datasets", "{\"name\":\"%s\",\"source\":{%s}}".formatted(name, source));
    }

    private JsonNode imported(String source) {
        HttpResponse<String> submitted = submit(source);
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(202);
        return ended(submitted);
    }

    private JsonNode ended(HttpResponse<String> submitted) {
        String path = "/jobs/" + Service.json(submitted).path("id").asString();
        return await().atMost(PATIENCE)
                .until(
                        () -> Service.json(service.get(path + "?wait=10s")),
                        job -> job.path("terminal").asBoolean());
    }

    /** The same rows as JSON Lines under another name. */
    private JsonNode uploaded() {
        String lines = IntStream.range(0, StubViewer.ROWS)
                .mapToObj(i ->
                        "{\"text\":\"%s\",\"label\":\"%s\"}".formatted(StubViewer.text(i), i % 2 == 0 ? "fine" : "wet"))
                .collect(Collectors.joining(","));
        String other = "upload-" + UUID.randomUUID();
        return Service.json(
                service.postJson("/datasets", "{\"name\":\"%s\",\"examples\":[%s]}".formatted(other, lines)));
    }

    private long pages() {
        return jdbc.sql("select count(*) from hub_page").query(Long.class).single();
    }

    private static void reach(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
