package dev.taskspace.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import dev.taskspace.support.StubEndpoint;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From a model to its vector beside those of datasets, over HTTP, with a server of a model that counts its calls. */
@ServiceTest
class ModelEmbeddingHttpTest {
    private static final int POOL = 30;
    private static final String SMALL =
            "\"hyperparameters\": {\"maxExamples\": 40, \"minVisits\": 16, \"epochs\": 1, \"fisherExamples\": 4}";

    /** Configured for all tests. */
    private static final String SECRET = "sk-configured-for-tests";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Service service;
    private StubEndpoint endpoint;
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void start() {
        service = new Service(port);
        endpoint = new StubEndpoint(ModelEmbeddingHttpTest::classify);
        String texts = IntStream.range(0, POOL)
                .mapToObj(i -> "{\"text\": \"Day %d was %s, %s\"}".formatted(i, i % 2 == 0 ? "sunny" : "grey", id))
                .collect(Collectors.joining(","));
        service.postJson("/pools", "{\"name\": \"pool-" + id + "\", \"examples\": [" + texts + "]}");
        service.postJson(
                "/models",
                "{\"name\": \"model-%s\", \"kind\": \"classifier\", \"protocol\": \"tei\", \"url\": \"%s\", \"labels\": [\"bad\", \"good\"]}"
                        .formatted(id, endpoint.url("/predict")));
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void asksTheServerOnceForEveryInputOfThePool() {
        JsonNode embedding = embedded("\"seeds\": 2");

        assertThat(embedding.path("entity").asString()).isEqualTo("models/model-" + id);
        assertThat(embedding.path("dimensions").asInt()).isEqualTo(20_736);
        JsonNode labels = embedding.path("provenance").path("labels");
        assertThat(labels.path("answered").asInt()).isEqualTo(POOL);
        assertThat(labels.path("shares").path("good").asDouble()).isCloseTo(0.5, within(1e-6));
        assertThat(embedding.path("provenance").path("pool").path("name").asString())
                .isEqualTo("pool-" + id);
        assertThat(endpoint.calls()).hasSize(POOL);
        JsonNode job = Service.json(
                service.get("/jobs/" + embedding.path("provenance").path("job").asString()));
        assertThat(job.path("cost").path("labelerCalls").asInt()).isEqualTo(POOL);
    }

    @Test
    void anotherMethodCostsNoFurtherCall() {
        embedded("\"seeds\": 1");
        JsonNode prefix = embedded(
                "\"method\": \"tupate\"",
                "\"hyperparameters\": {\"maxExamples\": 40, \"minVisits\": 16, \"epochs\": 1}");

        assertThat(prefix.path("dimensions").asInt()).isEqualTo(12_288);
        assertThat(endpoint.calls()).hasSize(POOL);
    }

    @Test
    void aDryRunCountsTheCallsThatAreStillToBeMade() {
        JsonNode before = Service.json(service.postJson("/embeddings", request("\"dryRun\": true", SMALL)));
        assertThat(before.path("labelerCalls").asInt()).isEqualTo(POOL);
        assertThat(endpoint.calls()).isEmpty();

        embedded("\"seeds\": 1");

        JsonNode after =
                Service.json(service.postJson("/embeddings", request("\"dryRun\": true, \"seeds\": 3", SMALL)));
        assertThat(after.path("labelerCalls").asInt()).isZero();
        assertThat(after.path("cachedAnswers").asInt()).isEqualTo(POOL);
    }

    @Test
    void stopsAtMaxLabelerCallsAndGoesOnFromThere() {
        JsonNode stopped = job(service.postJson("/embeddings?wait=60s", request("\"maxLabelerCalls\": 10", SMALL)));

        assertThat(stopped.path("status").asString()).isEqualTo("failed");
        assertThat(stopped.path("error").path("detail").asString()).contains("20 inputs have no answer yet");
        assertThat(stopped.path("cost").path("labelerCalls").asInt()).isEqualTo(10);
        assertThat(endpoint.calls()).hasSize(10);

        embedded("\"seeds\": 1");
        assertThat(endpoint.calls()).hasSize(POOL);
    }

    @Test
    void aServerThatFailsForGoodFailsTheJobAndSaysHow() {
        endpoint.script(call -> StubEndpoint.Reply.status(401, "{\"error\": \"who are you?\"}"));

        JsonNode job = job(service.postJson("/embeddings?wait=60s", request("\"seeds\": 1", SMALL)));

        assertThat(job.path("status").asString()).isEqualTo("failed");
        assertThat(job.path("error").path("status").asInt()).isEqualTo(424);
        assertThat(job.path("error").path("detail").asString()).contains("answered 401", "who are you?");
    }

    @Test
    void uploadedPredictionsAreAModelBesideTheDatasetThatTheyImitate() {
        String rows = IntStream.range(0, POOL)
                .mapToObj(i -> i % 3 == 0
                        ? "{\"id\": %d, \"label\": \"%s\"}".formatted(i, i % 2 == 0 ? "good" : "bad")
                        : "{\"id\": \"%d\", \"scores\": {\"good\": %s}}".formatted(i, i % 2 == 0 ? "0.9" : "0.2"))
                .collect(Collectors.joining("\n"));
        HttpResponse<String> model = service.send(new Multipart()
                .file("file", "p.jsonl", rows.getBytes(StandardCharsets.UTF_8))
                .json(
                        "metadata",
                        "{\"name\": \"predicted-%s\", \"kind\": \"predictions\", \"pool\": \"pool-%s\"}"
                                .formatted(id, id))
                .postedBy(service.request("/models")));
        assertThat(model.statusCode()).as(model.body()).isEqualTo(201);
        assertThat(Service.json(model).path("labels").toString()).isEqualTo("[\"bad\",\"good\"]");
        String examples = IntStream.range(0, 24)
                .mapToObj(i -> "{\"text\": \"Week %d was %s\", \"label\": \"%s\"}"
                        .formatted(i, i % 2 == 0 ? "sunny" : "grey", i % 2 == 0 ? "good" : "bad"))
                .collect(Collectors.joining(","));
        String ofThePool = IntStream.of(0, 2, 4)
                .mapToObj(i -> ",{\"text\": \"day %d was sunny; %s\", \"label\": \"good\"}".formatted(i, id))
                .collect(Collectors.joining());
        service.postJson(
                "/datasets", "{\"name\": \"data-%s\", \"examples\": [%s]}".formatted(id, examples + ofThePool));

        assertThat(service.postJson("/embeddings?wait=60s", "{\"model\": \"predicted-" + id + "\", " + SMALL + "}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.postJson("/embeddings?wait=60s", "{\"dataset\": \"data-" + id + "\", " + SMALL + "}")
                        .statusCode())
                .isEqualTo(200);
        embedded("\"seeds\": 1");

        JsonNode ranking = Service.json(service.get("/rank?sources=models&method=taskemb&target=data-" + id));
        assertThat(ranking.path("space").path("pool").asString()).isEqualTo("pool-" + id);
        assertThat(ranking.path("space").path("poolOverlap").asDouble()).isCloseTo(0.1, within(1e-9));
        assertThat(ranking.path("results").findValuesAsString("source"))
                .containsExactlyInAnyOrder("models/predicted-" + id, "models/model-" + id);
        JsonNode reverse = Service.json(service.get("/rank?sources=all&method=taskemb&target=models/model-" + id));
        assertThat(reverse.path("results").findValuesAsString("source"))
                .contains("models/predicted-" + id, "datasets/data-" + id);
    }

    @Test
    void cancelsWithinTwoSecondsAndNeverRepeatsAFinishedCall() {
        CountDownLatch hanging = new CountDownLatch(1);
        Queue<String> finished = new ConcurrentLinkedQueue<>();
        endpoint.script(call -> {
            if (finished.size() >= 10) {
                awaitQuietly(hanging);
            }
            finished.add(call.body());
            return classify(call);
        });
        String job = job(service.postJson("/embeddings", request("\"seeds\": 1", SMALL)))
                .path("id")
                .asString();
        await().until(() -> endpoint.calls().size() > finished.size() && finished.size() >= 10);
        List<String> answered = List.copyOf(finished);

        service.postJson("/jobs/" + job + "/cancel", "");
        await().atMost(Duration.ofSeconds(2))
                .until(() -> Service.json(service.get("/jobs/" + job))
                        .path("status")
                        .asString()
                        .equals("cancelled"));
        endpoint.script(ModelEmbeddingHttpTest::classify);
        hanging.countDown();
        embedded("\"seeds\": 1");

        assertThat(answered)
                .allSatisfy(body -> assertThat(endpoint.calls())
                        .filteredOn(call -> call.body().equals(body))
                        .hasSize(1));
    }

    @Test
    void bearsAServerThatFailsEveryOtherTime() {
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        endpoint.script(call -> switch (tries.merge(call.body(), 1, Integer::sum)) {
            case 1 ->
                call.body().contains("sunny")
                        ? StubEndpoint.Reply.status(503, "later").with("Retry-After", "0")
                        : classify(call).cutShort();
            default -> classify(call);
        });

        JsonNode embedding = embedded("\"seeds\": 1");

        assertThat(embedding.path("provenance").path("labels").path("answered").asInt())
                .isEqualTo(POOL);
        assertThat(endpoint.calls()).hasSize(2 * POOL);
        assertThat(Service.json(service.get("/jobs/"
                                + embedding.path("provenance").path("job").asString()))
                        .path("cost")
                        .path("labelerCalls")
                        .asInt())
                .isEqualTo(2 * POOL);
    }

    @Test
    void aKeyIsSentAndNeitherStoredNorShown() {
        service.postJson(
                "/models",
                "{\"name\": \"keyed-%s\", \"kind\": \"classifier\", \"protocol\": \"tei\", \"url\": \"%s\", \"labels\": [\"bad\", \"good\"], \"apiKeyRef\": \"stub\"}"
                        .formatted(id, endpoint.url("/keyed")));
        endpoint.script(call -> StubEndpoint.Reply.status(403, "not with " + call.authorization()));

        HttpResponse<String> job = service.postJson(
                "/embeddings?wait=60s",
                "{\"model\": \"keyed-%s\", \"pool\": \"pool-%s\", %s}".formatted(id, id, SMALL));

        assertThat(endpoint.calls().getFirst().authorization()).isEqualTo("Bearer " + SECRET);
        assertThat(job.body()).contains("answered 403").doesNotContain(SECRET);
        assertThat(service.get("/models/keyed-" + id).body())
                .contains("\"stub\"")
                .doesNotContain(SECRET);
        List<String> tables = jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(tables)
                .contains("job", "job_event", "labeler_answer", "model")
                .allSatisfy(table -> assertThat(jdbc.sql("select count(*) from " + table + " t where t::text like ?")
                                .param("%" + SECRET + "%")
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void saysWhatWouldWork() {
        refused(request("\"method\": \"textemb\""), "taskemb, taskvec and tupate");
        refused("{\"model\": \"model-" + id + "\", \"pool\": \"nowhere\"}", "GET /pools");
        service.postJson("/models", "{\"name\": \"zero-" + id + "\", \"kind\": \"zeroShot\"}");
        refused("{\"model\": \"zero-" + id + "\"}", "POST /prompts");
    }

    private static StubEndpoint.Reply classify(StubEndpoint.Call call) {
        boolean sunny = call.body().contains("sunny");
        return StubEndpoint.Reply.ok("[{\"label\": \"good\", \"score\": %s}, {\"label\": \"bad\", \"score\": %s}]"
                .formatted(sunny ? "0.9" : "0.1", sunny ? "0.1" : "0.9"));
    }

    private JsonNode embedded(String... options) {
        String[] all = options.length > 1 ? options : new String[] {options[0], SMALL};
        HttpResponse<String> answer = service.postJson("/embeddings?wait=60s", request(all));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Service.json(answer);
    }

    private String request(String... options) {
        return "{\"model\": \"model-%s\", \"pool\": \"pool-%s\", %s}".formatted(id, id, String.join(", ", options));
    }

    private JsonNode job(HttpResponse<String> queued) {
        assertThat(queued.statusCode()).as(queued.body()).isEqualTo(202);
        return Service.json(queued);
    }

    private void refused(String request, String hint) {
        HttpResponse<String> answer = service.postJson("/embeddings", request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(hint);
    }
}
