package dev.taskspace.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import dev.taskspace.support.StubEndpoint;
import dev.taskspace.support.StubEndpoint.Call;
import dev.taskspace.support.StubEndpoint.Reply;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a caller hears of a model's server that does what none should, from the request to the end of the job. */
@ServiceTest(
        properties = {
            "taskspace.endpoint.timeout=1s",
            "taskspace.endpoint.attempts=2",
            "taskspace.endpoint.first-back-off=1ms", // sooner than further calls are reserved
            "taskspace.endpoint.longest-pause=2s",
            "taskspace.endpoint.max-answer=10KB"
        })
class HostileEndpointHttpTest {
    private static final String FINE = "[{\"label\": \"good\", \"score\": 0.7}, {\"label\": \"bad\", \"score\": 0.3}]";
    private static final String SMALL = "\"hyperparameters\": {\"maxExamples\": 8, \"minVisits\": 8, \"epochs\": 1}";
    private static final int POOL = 8;

    @LocalServerPort
    int port;

    private Service service;
    private final String id = UUID.randomUUID().toString();
    private final StubEndpoint server = new StubEndpoint(call -> Reply.ok(FINE));

    @BeforeEach
    void registerAPoolAndAModel() {
        service = new Service(port);
        String texts = IntStream.range(0, POOL)
                .mapToObj(i -> "{\"text\": \"Text %d of %s\"}".formatted(i, id))
                .collect(Collectors.joining(","));
        created("/pools", "{\"name\": \"ID\", \"examples\": [" + texts + "]}");
        created("/models", """
                {"name": "ID", "kind": "classifier", "protocol": "tei", "labels": ["bad", "good"],
                 "url": "URL"}""".replace("URL", server.url("/predict")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> misdeeds() {
        return Stream.of(
                misdeed("garbage", call -> Reply.ok("<html>It works!</html>"), "no JSON"),
                misdeed("another model", call -> Reply.ok("[{\"label\": \"cat\", \"score\": 1}]"), "cat"),
                misdeed("no number", call -> Reply.ok(FINE.replace("0.7", "\"NaN\"")), "scores"),
                misdeed("failing", call -> Reply.status(500, "on fire"), "answered 500"),
                misdeed("too much", call -> Reply.ok(" ".repeat(20_000) + FINE), "too much to read"),
                misdeed("mid-body", call -> Reply.ok(FINE).cutShort(), "Premature end"),
                misdeed("shorter than it is", call -> new Reply(200, Map.of(), FINE, 10), "does not answer"),
                misdeed("metadata service", call -> redirect("http://169.254.169.254/latest/"), "answered 302"),
                misdeed("neighbour", call -> redirect("http://10.0.0.1/"), "answered 302"),
                misdeed("silent", call -> silent(), "longer than 1 s"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misdeeds")
    @Timeout(60)
    void failsTheJobAndSaysWhatTheServerDid(String name, Function<Call, Reply> script, String hint) {
        server.script(script);

        JsonNode job = Service.json(embed("\"model\": \"ID\""));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("failed");
        assertThat(job.path("error").path("status").asInt()).isEqualTo(424);
        assertThat(job.path("error").path("detail").asString()).contains(hint);
        assertThat(job.path("cost").path("labelerCalls").asInt()).isPositive();
        assertThat(server.calls()).hasSizeLessThanOrEqualTo(2 * POOL);
    }

    @Test
    @Timeout(60)
    void waitsAsLongAsItIsAskedTo() {
        Map<String, Long> told = new ConcurrentHashMap<>();
        Map<String, Long> waited = new ConcurrentHashMap<>();
        server.script(call -> {
            Long before = told.putIfAbsent(call.body(), System.nanoTime());
            if (before == null) {
                return Reply.status(429, "slowly").with("Retry-After", "1");
            }
            waited.put(call.body(), System.nanoTime() - before);
            return Reply.ok(FINE);
        });

        HttpResponse<String> embedding = embed("\"model\": \"ID\"");

        assertThat(embedding.statusCode()).as(embedding.body()).isEqualTo(200);
        assertThat(waited.values())
                .hasSize(POOL)
                .allSatisfy(nanos -> assertThat(nanos).isGreaterThanOrEqualTo(950_000_000L));
    }

    @Test
    @Timeout(60)
    void failsAPromptWhoseAnswersMostlyMeanNothingAndShowsThem() {
        server.script(call -> Reply.ok("{\"choices\": [{\"message\": {\"content\": \"%s\"}}]}"
                .formatted(call.body().contains("Text 1 of") ? "good" : "As a friend, I would rather not say")));
        created("/models", """
                {"name": "chat-ID", "kind": "openai", "model": "m", "baseUrl": "URL"}""".replace("URL", server.url("/v1")));
        created("/prompts", """
                {"name": "ID", "model": "chat-ID", "template": "{{text}} Well?",
                 "verbalizers": {"good": ["good"], "bad": ["bad"]}}""");

        JsonNode job = Service.json(embed("\"prompt\": \"ID\""));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("failed");
        assertThat(job.path("error").path("detail").asString()).contains("I would rather not say");
    }

    private HttpResponse<String> embed(String entity) {
        return service.postJson(
                "/embeddings?wait=40s",
                "{%s, \"pool\": \"ID\", %s}".formatted(entity, SMALL).replace("ID", id));
    }

    private void created(String path, String body) {
        HttpResponse<String> answer = service.postJson(path, body.replace("ID", id));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static Arguments misdeed(String name, Function<Call, Reply> script, String hint) {
        return Arguments.of(name, script, hint);
    }

    private static Reply redirect(String where) {
        return Reply.status(302, "").with("Location", where);
    }

    /** Until the caller has gone. */
    private static Reply silent() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.ok(FINE);
    }
}
