package dev.taskspace.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import dev.taskspace.support.StubEndpoint;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From a model to its vector beside those of datasets, over HTTP, with a server of a model that counts its calls. */
@ServiceTest
class ModelEmbeddingHttpTest {
    private static final int POOL = 30;
    private static final String SMALL =
            "\"hyperparameters\": {\"maxExamples\": 40, \"minVisits\": 16, \"epochs\": 1, \"fisherExamples\": 4}";

    @LocalServerPort
    int port;

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
        service.postJson("/datasets", "{\"name\": \"data-%s\", \"examples\": [%s]}".formatted(id, examples));

        assertThat(service.postJson("/embeddings?wait=60s", "{\"model\": \"predicted-" + id + "\", " + SMALL + "}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.postJson("/embeddings?wait=60s", "{\"dataset\": \"data-" + id + "\", " + SMALL + "}")
                        .statusCode())
                .isEqualTo(200);
        embedded("\"seeds\": 1");

        JsonNode ranking = Service.json(service.get("/rank?sources=models&method=taskemb&target=data-" + id));
        assertThat(ranking.path("space").path("pool").asString()).isEqualTo("pool-" + id);
        assertThat(ranking.path("results").findValuesAsString("source"))
                .containsExactlyInAnyOrder("models/predicted-" + id, "models/model-" + id);
        JsonNode reverse = Service.json(service.get("/rank?sources=all&method=taskemb&target=models/model-" + id));
        assertThat(reverse.path("results").findValuesAsString("source"))
                .contains("models/predicted-" + id, "datasets/data-" + id);
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
