package dev.taskspace.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From a request to a stored vector, over HTTP, with real tuning of the real surrogate. */
@ServiceTest
class EmbeddingHttpTest {
    /** As little work as shows everything. */
    private static final String SMALL =
            "\"hyperparameters\": {\"maxExamples\": 16, \"minVisits\": 16, \"epochs\": 1, \"fisherExamples\": 4}";

    @LocalServerPort
    int port;

    private Service service;
    private final String name = "weather-" + UUID.randomUUID();

    @BeforeEach
    void registerADataset() {
        service = new Service(port);
        assertThat(service.postJson("/datasets", weather(name, "sunny")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aNewRequestIsAJobAndTheSameRequestAfterwardsTheEmbedding() {
        String request = "{\"dataset\": \"" + name + "\", " + SMALL + "}";

        HttpResponse<String> queued = service.postJson("/embeddings", request);
        HttpResponse<String> again = service.postJson("/embeddings", request);
        HttpResponse<String> done = service.postJson("/embeddings?wait=60s", request);

        assertThat(queued.statusCode()).isEqualTo(202);
        String job = Service.json(queued).path("id").asString();
        assertThat(queued.headers().firstValue("Location")).hasValue("/jobs/" + job);
        if (again.statusCode() == 202) {
            assertThat(Service.json(again).path("id").asString()).isEqualTo(job);
        }
        assertThat(done.statusCode()).isEqualTo(200);
        JsonNode embedding = Service.json(done);
        assertThat(embedding.path("entity").asString()).isEqualTo("datasets/" + name);
        assertThat(embedding.path("method").asString()).isEqualTo("taskemb");
        assertThat(embedding.path("dimensions").asInt()).isEqualTo(20_736);
        assertThat(embedding.path("layout").size()).isEqualTo(36);
        assertThat(embedding.path("provenance").path("job").asString()).isEqualTo(job);
        assertThat(Service.json(service.get("/jobs/" + job))
                        .path("result")
                        .path("embedding")
                        .asString())
                .isEqualTo(embedding.path("id").asString());
    }

    @Test
    void theTaskVectorOfTheSameTuningComesForFree() {
        embed("taskemb", SMALL);

        HttpResponse<String> taskVector = service.postJson(
                "/embeddings",
                "{\"dataset\": \"%s\", \"method\": \"taskvec\", \"hyperparameters\": ".formatted(name)
                        + "{\"maxExamples\": 16, \"minVisits\": 16, \"epochs\": 1}}");

        assertThat(taskVector.statusCode()).isEqualTo(200);
        assertThat(Service.json(taskVector).path("dimensions").asInt()).isBetween(16_000, 16_384);
    }

    @Test
    void theVectorIsTheSameInEveryEncoding() {
        String id = embed("textemb", "\"seeds\": 1").path("id").asString();

        JsonNode floats = Service.json(service.get("/embeddings/" + id + "?include=vector"));
        JsonNode base64 = Service.json(service.get("/embeddings/" + id + "?include=vector&encoding=base64"));

        float[] decoded = new float[384];
        ByteBuffer.wrap(Base64.getDecoder().decode(base64.path("vector").asString()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(decoded);
        assertThat(floats.path("vector").size()).isEqualTo(384);
        for (int i = 0; i < decoded.length; i++) {
            assertThat(floats.path("vector").path(i).asDouble()).isCloseTo(decoded[i], within(1e-7));
        }
        assertThat(service.get("/embeddings/" + id, "Accept", "application/x-npy")
                        .headers()
                        .firstValue("Content-Type"))
                .hasValue("application/x-npy");
    }

    @Test
    void anotherDatasetOfTheSameContentGetsTheVectorWithoutAJob() {
        JsonNode first = embed("textemb", "\"seeds\": 1");
        String twin = name + "-twin";
        service.postJson("/datasets", weather(twin, "sunny"));

        HttpResponse<String> copied =
                service.postJson("/embeddings", "{\"dataset\": \"" + twin + "\", \"method\": \"textemb\"}");

        assertThat(copied.statusCode()).isEqualTo(200);
        assertThat(Service.json(copied).path("id")).isNotEqualTo(first.path("id"));
        assertThat(Service.json(copied).path("provenance")).isEqualTo(first.path("provenance"));
    }

    @Test
    void anotherDatasetOfTheSameContentGetsWhatCameBesideTheVectorToo() {
        embed("taskemb", SMALL);
        String twin = name + "-twin";
        service.postJson("/datasets", weather(twin, "sunny"));

        assertThat(service.postJson("/embeddings", "{\"dataset\": \"" + twin + "\", " + SMALL + "}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(Service.json(service.get("/embeddings?entity=datasets/" + twin))
                        .path("data")
                        .findValuesAsString("method"))
                .contains("taskemb", "taskvec", "curveGrad");
    }

    @Test
    void computesAgainWhatWentWithADeletedDataset() {
        embed("textemb", "\"seeds\": 1");
        service.delete("/datasets/" + name);
        service.postJson("/datasets", weather(name, "sunny"));

        assertThat(embed("textemb", "\"seeds\": 1").path("dimensions").asInt()).isEqualTo(384);
    }

    @Test
    void aDryRunEstimatesAndQueuesNothing() {
        HttpResponse<String> estimate = service.postJson(
                "/embeddings", "{\"dataset\": \"" + name + "\", \"method\": \"tupate\", \"dryRun\": true}");

        assertThat(estimate.statusCode()).isEqualTo(200);
        assertThat(Service.json(estimate).path("examples").asInt()).isPositive();
        assertThat(Service.json(estimate).path("labelerCalls").asInt()).isZero();
        assertThat(Service.json(service.get("/embeddings?entity=" + name))
                        .path("data")
                        .size())
                .isZero();
    }

    @Test
    void severalSeedsHaveASpread() {
        JsonNode embedding = embed("taskemb", "\"seeds\": 2, " + SMALL);

        assertThat(embedding.path("spread").asDouble()).isPositive();
        assertThat(embedding.path("learning").size()).isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        refused(
                422,
                "{\"dataset\": \"" + name + "\", \"method\": \"bert\"}",
                "taskemb, taskvec, textemb, tunedLogme, tupate");
        refused(422, "{\"dataset\": \"" + name + "\", \"seeds\": 0}", "seeds is from 1");
        refused(422, "{\"dataset\": \"" + name + "\", \"surrogate\": \"gpt\"}", "all-minilm-l6-v2");
        refused(422, "{\"dataset\": \"" + name + "\", \"hyperparameters\": {\"lr\": 1}}", "learningRate");
        refused(422, "{\"dataset\": \"" + name + "\", \"priority\": 1000}", "priority");
        refused(422, hyperparameter("learningRate", "-1"), "learningRate lies between 0 and 1");
        refused(422, hyperparameter("maxTokens", "5000"), "at most 512 tokens");
        refused(422, hyperparameter("batchSize", "0"), "batchSize");
        refused(422, "{\"dataset\": \"" + name + "\", \"pool\": \"mine\"}", "no pool 'mine'");
        refused(400, "{\"dataset\": \"" + name + "\", \"seeds\": 1.5}", "seeds");
        refused(400, "{\"dataset\": \"" + name + "\", \"seeds\": \"3\"}", "seeds");
        refused(400, "{\"dataset\": 7}", "dataset");
        refused(404, "{\"dataset\": \"\\u0000\"}", "Nothing registered");
        refused(422, "{}", "exactly one entity");
        refused(404, "{\"dataset\": \"nobody\"}", "nobody");
        refused(400, "{\"dataset\": \"" + name + "\", \"colour\": \"red\"}", "colour");
    }

    @Test
    void aDatasetIsKeptWhileAJobNeedsItAndTakesItsEmbeddingsAlong() {
        String job = Service.json(service.postJson(
                        "/embeddings",
                        "{\"dataset\": \"" + name
                                + "\", \"hyperparameters\": {\"minVisits\": 100000, \"epochs\": 5000}}"))
                .path("id")
                .asString();

        assertThat(service.get("/rank?target=" + name + "&method=taskemb").body())
                .contains("GET /jobs/" + job);
        assertThat(service.delete("/datasets/" + name).statusCode()).isEqualTo(409);
        service.postJson("/jobs/" + job + "/cancel", "");
        service.get("/jobs/" + job + "?wait=20s");
        assertThat(service.delete("/datasets/" + name).statusCode()).isEqualTo(204);
    }

    private JsonNode embed(String method, String options) {
        HttpResponse<String> answer = service.postJson(
                "/embeddings?wait=60s",
                "{\"dataset\": \"%s\", \"method\": \"%s\", %s}".formatted(name, method, options));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Service.json(answer);
    }

    private String hyperparameter(String parameter, String value) {
        return "{\"dataset\": \"%s\", \"hyperparameters\": {\"%s\": %s}}".formatted(name, parameter, value);
    }

    private void refused(int status, String request, String hint) {
        HttpResponse<String> answer = service.postJson("/embeddings", request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(hint);
    }

    private static String weather(String name, String fine) {
        StringBuilder examples = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            examples.append(i == 0 ? "" : ",")
                    .append("{\"text\": \"Day %d was %s in the valley\", \"label\": \"%s\"}"
                            .formatted(i, i % 2 == 0 ? fine : "wet and grey", i % 2 == 0 ? "good" : "bad"));
        }
        return "{\"name\": \"" + name + "\", \"examples\": [" + examples + "]}";
    }
}
