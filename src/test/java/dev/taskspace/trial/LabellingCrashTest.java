package dev.taskspace.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.TaskspaceApplication;
import dev.taskspace.platform.postgres.Database;
import dev.taskspace.support.Service;
import dev.taskspace.support.StubEndpoint;
import dev.taskspace.support.StubEndpoint.Call;
import dev.taskspace.support.StubEndpoint.Reply;
import dev.taskspace.support.TestPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern PORT = Pattern.compile("http://localhost:(\\d+)/swagger-ui");
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
    void repeatsNoFinishedCallAndNoneButThoseUnderWay() throws IOException, InterruptedException {
        Path first = folder.resolve("first.log");
        Path second = folder.resolve("second.log");
        String job;
        Process killed = start(first);
        try {
            job = submitted(service(first));
            await().atMost(PATIENCE).until(() -> server.calls().size() >= CALLS / 3);
        } finally {
            killed.destroyForcibly().waitFor();
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

        Process living = start(second);
        try {
            Service service = service(second);
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
        } finally {
            living.destroyForcibly().waitFor();
        }

        assertThat(kept()).isEqualTo(CALLS);
        assertThat(server.calls().stream().map(Call::body).distinct()).hasSize(CALLS);
        // Of the calls before the kill only those are asked again whose answer was not kept: the ones under way.
        assertThat(asked - kept).isBetween(0L, (long) AT_A_TIME);
        assertThat(server.calls()).hasSize((int) (CALLS + asked - kept));
        assertThat(server.calls().getFirst().authorization()).isEqualTo("Bearer " + SECRET);
        assertThat(Files.readString(first) + Files.readString(second)).doesNotContain(SECRET);
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

    private static Service service(Path log) {
        Matcher[] found = new Matcher[1];
        await().atMost(PATIENCE).until(() -> {
            found[0] = PORT.matcher(Files.readString(log));
            return found[0].find();
        });
        Service service = new Service(Integer.parseInt(found[0].group(1)));
        await().atMost(PATIENCE)
                .until(() -> service.get("/actuator/health/readiness").statusCode() == 200);
        return service;
    }

    private Process start(Path log) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx768m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TaskspaceApplication.class.getName(),
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--taskspace.home=" + folder.resolve("home"),
                        "--taskspace.allowed-hosts=localhost",
                        "--taskspace.endpoint.concurrency=" + AT_A_TIME,
                        "--taskspace.workers=1",
                        "--taskspace.job.heartbeat=500ms",
                        "--taskspace.job.poll=100ms",
                        "--server.port=0")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().put("TASKSPACE_KEYS_ALONE", SECRET);
        return process.start();
    }

    private static Reply answer(Call call) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        return Reply.ok("{\"choices\": [{\"message\": {\"content\": \"good\"}}]}");
    }
}
