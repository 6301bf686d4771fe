package dev.taskspace.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.platform.postgres.Database;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceProcess;
import dev.taskspace.support.StubEndpoint;
import dev.taskspace.support.StubEndpoint.Call;
import dev.taskspace.support.StubEndpoint.Reply;
import dev.taskspace.support.TestPostgres;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is paid for when the service is killed in the middle of a thousand calls and started again. */
class LabellingCrashTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int TEXTS = 999;
    private static final int CALLS = TEXTS + 1;
    private static final int AT_A_TIME = 4;
    private static final String SECRET = "sk-of-this-test-alone";

    @TempDir
    Path folder;

    private final Database database = TestPostgres.freshDatabase();
    private final StubEndpoint server = new StubEndpoint(LabellingCrashTest::answer);
    private final JdbcClient jdbc = JdbcClient.create(TestPostgres.everywhere(database));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void repeatsNoFinishedCallAndNoneButThoseUnderWay() {
        String job;
        ServiceProcess killed = start("first");
        try (killed) {
            job = submitted(killed.service());
            await().atMost(PATIENCE).until(() -> server.calls().size() >= CALLS / 3);
        }
        int[] heard = new int[1];
        await().during(Duration.ofSeconds(1))
                .atMost(PATIENCE)
                .until(() -> server.calls().size(), calls -> {
                    boolean same = calls == heard[0];
                    heard[0] = calls;
                    return same;
                });
        long kept = kept();
        int asked = heard[0];

        ServiceProcess living = start("second");
        try (living) {
            Service service = living.service();
            await().atMost(PATIENCE)
                    .until(() -> Service.json(service.get("/jobs/" + job))
                            .path("terminal")
                            .asBoolean());
            JsonNode done = Service.json(service.get("/jobs/" + job));
            assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("succeeded");
            assertThat(done.path("attempt").asInt()).isEqualTo(2);
            for (String path : List.of("/models", "/prompts", "/jobs", "/jobs/" + job + "/events", "/audit")) {
                assertThat(service.get(path).body()).as(path).doesNotContain(SECRET);
            }
        }

        assertThat(kept()).isEqualTo(CALLS);
        assertThat(server.calls().stream().map(Call::body).distinct()).hasSize(CALLS);
        // Of the calls before the kill only those are asked again whose answer was not kept: the ones under way.
        assertThat(asked - kept).isBetween(0L, (long) AT_A_TIME);
        assertThat(server.calls()).hasSize((int) (CALLS + asked - kept));
        assertThat(server.calls().getFirst().authorization()).isEqualTo("Bearer " + SECRET);
        assertThat(killed.log() + living.log()).doesNotContain(SECRET);
        assertThat(tablesWith("Good or bad?")).contains("prompt");
        assertThat(tablesWith(SECRET)).isEmpty();
    }

    /** The tables in which a text stands, as text or as bytes. */
    private List<String> tablesWith(String text) {
        String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return jdbc
                .sql("select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables where schemaname"
                        + " not in ('pg_catalog', 'information_schema')")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql(
                                "select exists (select from " + table + " t where t::text like ? or t::text like ?)")
                        .params("%" + text + "%", "%" + bytes + "%")
                        .query(Boolean.class)
                        .single())
                .map(table -> table.replaceFirst(".*\\.", ""))
                .toList();
    }

    /** One row and all texts of a pool put to one prompt. */
    private String submitted(Service service) {
        String texts = IntStream.range(0, TEXTS)
                .mapToObj(i -> "{\"text\": \"Day " + i + " was fine.\"}")
                .collect(Collectors.joining(","));
        created(service, "/pools", "{\"name\": \"days\", \"examples\": [" + texts + "]}");
        created(service, "/datasets", """
                {"name": "weather", "split": "test", "examples": [
                  {"text": "It rained all day.", "label": "bad"}, {"text": "The sun shone.", "label": "good"}]}""");
        created(service, "/models", """
                {"name": "slow", "kind": "openai", "model": "slow", "baseUrl": "URL", "apiKeyRef": "alone"}""".replace("URL", server.url("/v1")));
        created(service, "/prompts", """
                {"name": "plain", "model": "slow", "template": "{{text}} Good or bad?",
                 "verbalizers": {"good": ["good"], "bad": ["bad"]}}""");
        HttpResponse<String> queued = service.postJson(
                "/prompts/measurements",
                "{\"target\": \"weather\", \"rows\": 1, \"pool\": \"days\", \"poolTexts\": " + TEXTS + "}");
        assertThat(queued.statusCode()).as(queued.body()).isEqualTo(202);
        return Service.json(queued).path("id").asString();
    }

    private static void created(Service service, String path, String body) {
        HttpResponse<String> answer = service.postJson(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private long kept() {
        return jdbc.sql("select count(*) from labeler_answer").query(Long.class).single();
    }

    private ServiceProcess start(String name) {
        ServiceProcess process = ServiceProcess.start(
                database,
                folder.resolve(name),
                "taskspace.allowed-hosts=localhost",
                "taskspace.endpoint.concurrency=" + AT_A_TIME,
                "taskspace.job.heartbeat=500ms",
                "taskspace.job.poll=100ms",
                "taskspace.keys.alone=" + SECRET);
        await().atMost(PATIENCE).until(process::ready);
        return process;
    }

    private static Reply answer(Call call) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        return Reply.ok("{\"choices\": [{\"message\": {\"content\": \"good\"}}]}");
    }
}
