package dev.taskspace.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Rankings over HTTP, on the text embeddings of a few small datasets. */
@ServiceTest(properties = "taskspace.ranking-test=own-database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankHttpTest {
    private static final List<String> KITCHEN = List.of("soup", "oven", "recipe", "onion", "butter", "pan");
    private static final List<String> KITCHEN_TOO = List.of("garlic", "stew", "grill", "flour", "sauce", "dough");
    private static final List<String> SPACE = List.of("orbit", "comet", "rocket", "galaxy", "crater", "probe");

    @LocalServerPort
    int port;

    private Service service;

    @BeforeAll
    void register() {
        service = new Service(port);
        register("cooking", "kitchen", KITCHEN, 8);
        register("baking", "kitchen", KITCHEN_TOO, 6);
        register("cooking-again", "kitchen", KITCHEN, 8);
        register("astronomy", "space", SPACE, 12);
        for (String name : List.of("cooking", "baking", "cooking-again", "astronomy")) {
            assertThat(service.postJson(
                                    "/embeddings?wait=60s", "{\"dataset\": \"" + name + "\", \"method\": \"textemb\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
        register("unembedded", "space", List.of("star", "moon", "sun"), 8);
    }

    @Test
    void putsTheMostSimilarSourceFirst() {
        JsonNode ranking = rank("target=cooking&method=textemb");

        assertThat(sources(ranking)).containsExactly("datasets/baking", "datasets/astronomy");
        assertThat(ranking.at("/results/0/similarity/textemb").asDouble())
                .isEqualTo(ranking.at("/results/0/score").asDouble())
                .isBetween(-1.0, 1.0);
        assertThat(ranking.at("/space/method").asString()).isEqualTo("textemb");
    }

    @Test
    void leavesOutTheTargetItsDoubleAndWhatHasNoEmbeddingAndSaysSo() {
        JsonNode excluded = rank("target=cooking&method=textemb").path("excluded");

        assertThat(StreamSupport.stream(excluded.spliterator(), false)
                        .map(one -> one.path("entity").asString() + " "
                                + one.path("reason").asString()))
                .containsExactlyInAnyOrder(
                        "datasets/cooking self", "datasets/cooking-again duplicate", "datasets/unembedded noEmbedding");
    }

    @Test
    void inventsNoGainWithoutTransfers() {
        JsonNode ranking = rank("target=cooking&method=textemb");

        assertThat(ranking.path("calibrated").asBoolean()).isFalse();
        assertThat(ranking.at("/results/0/expectedGain").isNull()).isTrue();
        assertThat(ranking.at("/unavailable/expectedGain").asString()).contains("No transfer");
    }

    @Test
    void namesTheRequestThatWouldEmbedAnUnembeddedTarget() {
        HttpResponse<String> answer = service.get("/rank?target=unembedded&method=textemb");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Service.json(answer).path("detail").asString())
                .contains("POST /embeddings {\"dataset\":\"unembedded\",\"method\":\"textemb\"}");
    }

    @Test
    void baselinesNeedNoEmbedding() {
        assertThat(sources(rank("target=unembedded&method=dataSize")))
                .startsWith("datasets/astronomy")
                .hasSize(4);
        assertThat(sources(rank("target=unembedded&method=metadata"))).startsWith("datasets/astronomy");
        assertThat(sources(rank("target=unembedded&method=random")))
                .isEqualTo(sources(rank("target=unembedded&method=random")));
    }

    @Test
    void excludesAndFiltersOnRequest() {
        assertThat(sources(rank("target=cooking&method=textemb&exclude=baking")))
                .doesNotContain("datasets/baking");
        assertThat(sources(rank("target=cooking&method=textemb&filter%5Bfamily%5D=space")))
                .containsExactly("datasets/astronomy");
        assertThat(sources(rank("target=datasets/cooking&method=textemb&limit=1")))
                .hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        refused(400, "", "target");
        refused(404, "target=nobody", "nobody");
        refused(404, "target=%00", "Nothing registered");
        refused(400, "target=%ff", "UTF-8");
        refused(422, "target=cooking&method=best", "taskemb");
        refused(400, "target=cooking&limit=0", "limit");
        refused(400, "target=cooking&sources=people", "datasets, models, prompts or all");
        refused(400, "target=cooking&filter%5Bcolour%5D=red", "colour");
        refused(422, "target=cooking&method=textemb&space=elsewhere", "elsewhere");
        refused(422, "target=cooking", "taskemb");
    }

    private JsonNode rank(String query) {
        HttpResponse<String> answer = service.get("/rank?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Service.json(answer);
    }

    private void refused(int status, String query, String hint) {
        HttpResponse<String> answer = service.get("/rank?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(hint);
    }

    private static List<String> sources(JsonNode ranking) {
        return StreamSupport.stream(ranking.path("results").spliterator(), false)
                .map(result -> result.path("source").asString())
                .toList();
    }

    private void register(String name, String family, List<String> words, int rowsPerWord) {
        StringBuilder examples = new StringBuilder();
        for (String word : words) {
            for (int i = 0; i < rowsPerWord; i++) {
                examples.append(examples.isEmpty() ? "" : ",")
                        .append("{\"text\": \"%s number %d\", \"label\": \"%s\"}"
                                .formatted(word, i, i % 2 == 0 ? "even" : "odd"));
            }
        }
        HttpResponse<String> answer = service.postJson(
                "/datasets",
                "{\"name\": \"%s\", \"family\": \"%s\", \"examples\": [%s]}".formatted(name, family, examples));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
