package dev.taskspace.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.platform.postgres.Database;
import dev.taskspace.platform.telemetry.TraceReceiver.ReceivedSpan;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceProcess;
import dev.taskspace.support.TestPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators see of one request: a process that serves, another that computes, one trace and logs to search. */
class TracesAndLogsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String REQUEST_ID = "nightly-4711";

    @TempDir
    static Path folder;

    private static TraceReceiver receiver;
    private static ServiceProcess api;
    private static ServiceProcess worker;
    private static String job;

    @BeforeAll
    static void runsAJobInAnotherProcessThanTheRequest() throws IOException {
        receiver = new TraceReceiver();
        Database database = TestPostgres.freshDatabase();
        api = process(database, "api");
        worker = process(database, "worker");
        await().atMost(PATIENCE).until(() -> api.ready() && worker.ready());
        api.service()
                .postJson(
                        "/datasets",
                        "{\"name\":\"traced\",\"examples\":[{\"text\":\"one\",\"label\":\"a\"},"
                                + "{\"text\":\"two\",\"label\":\"b\"},{\"text\":\"three\",\"label\":\"a\"},"
                                + "{\"text\":\"four\",\"label\":\"b\"}]}");
        HttpResponse<String> accepted = api.service()
                .postJson(
                        "/embeddings",
                        "{\"dataset\":\"traced\",\"hyperparameters\":{\"epochs\":1,\"minVisits\":1}}",
                        "traceparent",
                        "00-" + TRACE + "-" + CALLER + "-01",
                        "X-Request-Id",
                        REQUEST_ID);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        job = Service.json(accepted).path("id").asString();
        await().atMost(PATIENCE)
                .until(() -> Service.json(api.service().get("/jobs/" + job + "?wait=30s"))
                        .path("status")
                        .asString()
                        .equals("succeeded"));
    }

    @AfterAll
    static void endsBoth() {
        api.close();
        worker.close();
        receiver.close();
    }

    @Test
    void areSetByWhatChoosesOtherBeansThanTheBuildDid() {
        assertThat(api.log())
                .contains("The beans are chosen anew, as management.opentelemetry.tracing.export.otlp.endpoint is set")
                .doesNotContain("AOT-processed");
    }

    @Test
    void oneTraceGoesFromTheCallerThroughTheRequestAndTheJobToItsPhases() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.of(TRACE))
                        .extracting(ReceivedSpan::name)
                        .contains("http post /embeddings", "job embedding", "tokenize", "tune", "extract", "store"));

        ReceivedSpan request = span("http post /embeddings");
        ReceivedSpan attempt = span("job embedding");
        assertThat(request.parent()).isEqualTo(CALLER);
        assertThat(ancestors(attempt)).contains(request.id());
        for (String phase : List.of("tokenize", "tune", "extract", "store")) {
            assertThat(span(phase).parent()).as(phase).isEqualTo(attempt.id());
        }
    }

    @Test
    void everyLineOfTheLogNamesItsRequestItsJobAndItsTrace() {
        assertThat(lines(api, line -> REQUEST_ID.equals(line.path("requestId").asString())))
                .anySatisfy(line -> {
                    assertThat(line.path("jobId").asString()).isEqualTo(job);
                    assertThat(line.path("traceId").asString()).isEqualTo(TRACE);
                });
        assertThat(lines(worker, line -> job.equals(line.path("jobId").asString())))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(line -> {
                    assertThat(line.path("@timestamp").asString()).isNotEmpty();
                    assertThat(line.path("message").asString()).contains(job);
                    assertThat(line.path("traceId").asString()).isEqualTo(TRACE);
                });
    }

    private static List<String> ancestors(ReceivedSpan span) {
        return receiver.of(TRACE).stream()
                .filter(other -> other.id().equals(span.parent()))
                .findFirst()
                .map(parent -> {
                    List<String> all = new ArrayList<>(ancestors(parent));
                    all.add(parent.id());
                    return List.copyOf(all);
                })
                .orElse(List.of());
    }

    private static ReceivedSpan span(String name) {
        return receiver.of(TRACE).stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no span " + name + " among " + receiver.of(TRACE)));
    }

    private static List<JsonNode> lines(ServiceProcess process, Predicate<JsonNode> which) {
        return process.log()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(which)
                .toList();
    }

    private static ServiceProcess process(Database database, String role) {
        return ServiceProcess.start(
                database,
                folder.resolve(role),
                "taskspace.role=" + role,
                "taskspace.job.poll=100ms",
                "logging.structured.format.console=ecs",
                "management.opentelemetry.tracing.export.otlp.endpoint=" + receiver.url());
    }
}
