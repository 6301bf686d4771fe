package dev.taskspace.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Rankings by what a source does to the target's features, with the real surrogate. */
@ServiceTest
class DirectedRankHttpTest {
    private static final String TUNED = "\"hyperparameters\": {\"maxExamples\": 24, \"minVisits\": 24, \"epochs\": 1}";

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
    void aProbeOfTheSameQuestionExplainsTheTargetBest() {
        refused("logme", "POST /embeddings");
        for (String dataset : List.of(target, alike, other)) {
            embed(dataset, "logme", "\"seeds\": 1");
        }

        assertThat(order("logme")).containsExactly("datasets/" + alike, "datasets/" + other);
        JsonNode ranking = rank("logme");
        assertThat(ranking.at("/space/method").asString()).isEqualTo("logme");
        assertThat(ranking.path("calibrated").asBoolean()).isFalse();
    }

    @Test
    void mapsOfTunedSourcesNeedOnlyTheFeaturesOfTheTarget() {
        embed(target, "logme", "\"seeds\": 1");
        refused("esm", "no esm embedding yet");
        embed(alike, "esm", TUNED);
        embed(other, "esm", TUNED);

        assertThat(order("esm")).containsExactlyInAnyOrder("datasets/" + alike, "datasets/" + other);
        assertThat(rank("esm").at("/space/method").asString()).isEqualTo("esm");
    }

    @Test
    void theLossCurveComesFreeWithTheTuning() {
        for (String dataset : List.of(target, alike)) {
            embed(dataset, "taskemb", TUNED);
        }
        String again = "{\"dataset\": \"" + target + "\", \"method\": \"curveGrad\", " + TUNED + "}";

        HttpResponse<String> curve = service.postJson("/embeddings", again);

        assertThat(curve.statusCode()).as(curve.body()).isEqualTo(200);
        assertThat(Service.json(curve).path("dimensions").asInt()).isEqualTo(5);
        assertThat(order("curveGrad")).contains("datasets/" + alike);
        assertThat(rank("taskemb").at("/results/0/similarity").has("curveGrad"))
                .as("it enters no other ranking")
                .isFalse();
    }

    @Test
    void refusesTheMeanOfSeveralSamples() {
        HttpResponse<String> answer = service.postJson(
                "/embeddings", "{\"dataset\": \"" + target + "\", \"method\": \"logme\", \"seeds\": 2}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("one seed");
    }

    private void refused(String method, String hint) {
        HttpResponse<String> answer = service.get("/rank?target=" + target + "&method=" + method);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(hint);
    }

    private void embed(String dataset, String method, String options) {
        HttpResponse<String> answer = service.postJson(
                "/embeddings?wait=60s",
                "{\"dataset\": \"" + dataset + "\", \"method\": \"" + method + "\", " + options + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode rank(String method) {
        return Service.json(service.get("/rank?limit=200&target=" + target + "&method=" + method));
    }

    /** Of this test's sources; other tests have left theirs. */
    private List<String> order(String method) {
        return rank(method)
                .path("results")
                .valueStream()
                .map(result -> result.path("source").asString())
                .filter(source -> source.endsWith(suffix))
                .toList();
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
