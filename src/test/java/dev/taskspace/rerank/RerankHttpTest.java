package dev.taskspace.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From tuned sources to a ranking of their adapters, with the real surrogate. */
@ServiceTest
class RerankHttpTest {
    private static final String TUNED =
            "\"hyperparameters\": {\"maxExamples\": 30, \"minVisits\": 120, \"epochs\": 1, \"learningRate\": 0.003}";

    @LocalServerPort
    int port;

    private Service service;
    private final String suffix = UUID.randomUUID().toString();
    private final String target = "target-" + suffix;
    private final String alike = "alike-" + suffix;
    private final String other = "other-" + suffix;

    @BeforeEach
    void register() {
        service = new Service(port);
        register(target, "lovely and warm", "horrible and dirty", 1);
        register(alike, "perfect in every way", "bad, sadly", 1);
        register(other, "perfect in every way", "bad, sadly", 5);
    }

    @Test
    void carriesTheTargetThroughEverySourceOnce() {
        assertThat(rank().statusCode()).isEqualTo(422);
        assertThat(rank().body()).contains("POST /rank/measurements");
        embed(alike);
        embed(other);
        String request = "{\"target\": \"%s\", \"sources\": [\"%s\", \"%s\"]}".formatted(target, alike, other);

        JsonNode estimate = Service.json(service.postJson(
                "/rank/measurements", request.replace("\"sources\"", "\"dryRun\": true, \"sources\"")));
        HttpResponse<String> first = service.postJson("/rank/measurements?wait=60s", request);
        JsonNode ranking = Service.json(rank());

        assertThat(estimate.path("pairs").asInt()).isEqualTo(2);
        assertThat(estimate.path("tokens").asInt()).isPositive();
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(Service.json(first).path("kind").asString()).isEqualTo("rerank");
        assertThat(Service.json(first).at("/result/computed").asInt()).isEqualTo(2);
        assertThat(ranking.path("results")
                        .valueStream()
                        .map(result -> result.path("source").asString()))
                .containsExactlyInAnyOrder("datasets/" + alike, "datasets/" + other);
        assertThat(ranking.at("/space/method").asString()).isEqualTo("tunedLogme");
        assertThat(ranking.path("excluded")
                        .valueStream()
                        .filter(left -> left.path("reason").asString().equals("noEmbedding")))
                .isEmpty();

        JsonNode part = Service.json(service.postJson(
                "/rank/measurements?wait=60s", "{\"target\": \"%s\", \"sources\": [\"%s\"]}".formatted(target, alike)));
        assertThat(part.at("/result/computed").asInt()).isZero();
        assertThat(part.at("/result/kept").asInt()).isEqualTo(1);
    }

    @Test
    void aScoreboardThatWasAskedForBeforeKnowsThePairsThatWereCarriedSince() {
        String third = "third-" + suffix;
        register(third, "perfect in every way", "bad, sadly", 2);
        StringBuilder transfers = new StringBuilder();
        for (String source : List.of(alike, other, third)) {
            embed(source);
            transfers
                    .append(transfers.isEmpty() ? "" : ",")
                    .append("{\"source\": \"%s\", \"target\": \"%s\", \"score\": 0.%d, \"baseline\": 0.6}"
                            .formatted(source, target, 60 + source.length() % 7));
        }
        assertThat(service.postJson("/transfers", "[" + transfers + "]").statusCode())
                .isEqualTo(201);
        await().untilAsserted(
                        () -> assertThat(evaluated().path("transfers").asInt()).isEqualTo(3));
        assertThat(evaluated().path("methods").size()).isZero();

        HttpResponse<String> carried = service.postJson(
                "/rank/measurements?wait=60s",
                "{\"target\": \"%s\", \"sources\": [\"%s\", \"%s\", \"%s\"]}".formatted(target, alike, other, third));

        assertThat(carried.statusCode()).as(carried.body()).isEqualTo(200);
        assertThat(evaluated().at("/methods/0/method").asString()).isEqualTo("tunedLogme");
    }

    private JsonNode evaluated() {
        return Service.json(service.get("/evaluations?methods=tunedLogme&target=" + target));
    }

    @Test
    void takesTheFirstOfARankingAndSaysWhoKeepsNoAdapter() {
        embed(alike);
        for (String dataset : List.of(target, alike, other)) {
            embed(dataset, "textemb", "\"seeds\": 1");
        }

        JsonNode estimate = Service.json(service.postJson(
                "/rank/measurements",
                "{\"target\": \"%s\", \"by\": \"textemb\", \"top\": 200, \"dryRun\": true}".formatted(target)));

        assertThat(estimate.path("pairs").asInt()).isPositive();
        assertThat(estimate.path("withoutAdapter").valueStream().map(JsonNode::asString))
                .contains("datasets/" + other)
                .doesNotContain("datasets/" + alike, "datasets/" + target);
    }

    @Test
    void refusesWhatCannotBeCarried() {
        embed(alike);
        refused("{\"target\": \"%s\", \"sources\": [\"%s\"]}".formatted(target, other), "tunedLogme");
        refused("{\"target\": \"%s\", \"top\": 0}".formatted(target), "top is from 1");
        refused("{\"sources\": [\"%s\"]}".formatted(alike), "Name the dataset");
        refused("{\"target\": \"%s\", \"sources\": []}".formatted(target), "Name 1 to");
        refused("{\"target\": \"%s\", \"surrogate\": \"nobody\"}".formatted(target), "all-minilm-l6-v2");
        HttpResponse<String> seeds = service.postJson(
                "/embeddings", "{\"dataset\": \"" + alike + "\", \"method\": \"tunedLogme\", \"seeds\": 2}");
        assertThat(seeds.statusCode()).isEqualTo(422);
        assertThat(seeds.body()).contains("one seed");
    }

    private void refused(String request, String hint) {
        HttpResponse<String> answer = service.postJson("/rank/measurements", request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(hint);
    }

    private HttpResponse<String> rank() {
        return service.get("/rank?limit=200&target=" + target + "&method=tunedLogme");
    }

    private void embed(String dataset) {
        embed(dataset, "tunedLogme", TUNED);
    }

    private void embed(String dataset, String method, String options) {
        HttpResponse<String> answer = service.postJson(
                "/embeddings?wait=60s",
                "{\"dataset\": \"" + dataset + "\", \"method\": \"" + method + "\", " + options + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Labels change every so many examples: with the verdict, or whatever it is. */
    private void register(String name, String good, String bad, int every) {
        StringBuilder examples = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            examples.append(i == 0 ? "" : ",")
                    .append("{\"text\": \"%s %d was %s\", \"label\": \"%s\"}"
                            .formatted(
                                    name.substring(0, 10), i, i % 2 == 0 ? good : bad, i / every % 2 == 0 ? "a" : "b"));
        }
        assertThat(service.postJson("/datasets", "{\"name\": \"" + name + "\", \"examples\": [" + examples + "]}")
                        .statusCode())
                .isEqualTo(201);
    }
}
