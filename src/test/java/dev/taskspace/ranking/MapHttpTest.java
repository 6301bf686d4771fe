package dev.taskspace.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The map over HTTP, on the text embeddings of two families of small datasets. */
@ServiceTest(properties = "taskspace.map-test=own-database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MapHttpTest {
    private static final Map<String, List<String>> KITCHEN = Map.of(
            "cooking", List.of("soup", "oven", "recipe", "onion", "butter", "pan"),
            "baking", List.of("garlic", "stew", "grill", "flour", "sauce", "dough"),
            "roasting", List.of("pepper", "kettle", "spoon", "cheese", "bread", "knife"));
    private static final Map<String, List<String>> SPACE = Map.of(
            "astronomy", List.of("orbit", "comet", "rocket", "galaxy", "crater", "probe"),
            "planets", List.of("moon", "asteroid", "telescope", "nebula", "eclipse", "satellite"));

    @LocalServerPort
    int port;

    private Service service;

    @BeforeAll
    void register() {
        service = new Service(port);
        assertThat(get("/map").path("points")).as("nothing is embedded yet").isEmpty();
        KITCHEN.forEach((name, words) -> embed(name, "kitchen", words));
        SPACE.forEach((name, words) -> embed(name, "space", words));
        registerOnly("unembedded", "space", List.of("star", "sun", "sky"));
    }

    @Test
    void showsEveryEmbeddedEntityAndFamiliesTogether() {
        JsonNode map = get("/map?method=textemb");

        Map<String, double[]> places = new HashMap<>();
        map.path("points").forEach(point -> {
            assertThat(point.path("kind").asString()).isEqualTo("dataset");
            assertThat(point.path("entity").asString())
                    .isEqualTo("datasets/" + point.path("name").asString());
            places.put(
                    point.path("name").asString(),
                    new double[] {point.path("x").asDouble(), point.path("y").asDouble()});
        });
        assertThat(places).containsOnlyKeys("cooking", "baking", "roasting", "astronomy", "planets");
        assertThat(distance(places, "astronomy", "planets")).isLessThan(distance(places, "astronomy", "cooking"));
        assertThat(distance(places, "cooking", "baking")).isLessThan(distance(places, "planets", "baking"));
        assertThat(map.at("/variance/x").asDouble() + map.at("/variance/y").asDouble())
                .isBetween(0.4, 1.0);
        assertThat(map.at("/space/surrogate").asString()).isNotEmpty();
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(service.get("/map?method=textemb").body())
                .isEqualTo(service.get("/map?method=textemb").body());
    }

    @Test
    void tellsTheRankingsSimilarityOfEveryPair() {
        JsonNode table = get("/map/similarities?method=textemb");
        List<String> names = strings(table.path("entities"), "entity");
        JsonNode ranking = get("/rank?target=cooking&method=textemb");

        int row = names.indexOf("datasets/cooking");
        for (JsonNode result : ranking.path("results")) {
            int column = names.indexOf(result.path("source").asString());
            assertThat(table.path("values").path(row).path(column).asDouble())
                    .isCloseTo(result.path("score").asDouble(), within(1e-5))
                    .isEqualTo(table.path("values").path(column).path(row).asDouble());
        }
        assertThat(table.path("values").path(row).path(row).asDouble()).isCloseTo(1, within(1e-6));
        assertThat(table.path("total").asInt()).isEqualTo(5);
        List<String> families = strings(table.path("entities"), "family");
        assertThat(IntStream.range(1, 5)
                        .filter(i -> !families.get(i).equals(families.get(i - 1)))
                        .count())
                .as("each family in one stretch: %s", families)
                .isEqualTo(1);
    }

    @Test
    void showsWhatIsNearestToOne() {
        JsonNode table = get("/map/similarities?method=textemb&around=planets&limit=2");

        assertThat(strings(table.path("entities"), "name")).containsExactlyInAnyOrder("planets", "astronomy");
        assertThat(table.path("total").asInt()).isEqualTo(5);
    }

    @Test
    void showsTheSpaceAndTheKindsThatAreAskedFor() {
        String key = get("/map?method=textemb").at("/space/key").asString();

        assertThat(get("/map?method=textemb&space=" + key).path("points")).hasSize(5);
        assertThat(get("/map?method=textemb&sources=prompts").path("points")).isEmpty();
        assertThat(get("/map/similarities?method=textemb&sources=models").path("values"))
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        String key = get("/map?method=textemb").at("/space/key").asString();
        refused(422, "/map?method=best", "taskemb");
        refused(422, "/map?method=hybrid", "taskemb");
        refused(422, "/map?method=esm", "compares no two vectors");
        refused(422, "/map?method=taskemb&space=" + key, "one of textemb");
        refused(404, "/map?method=textemb&space=elsewhere", "elsewhere");
        refused(404, "/map?method=textemb&space=%00", "no space");
        refused(400, "/map?sources=people", "datasets, models, prompts or all");
        refused(400, "/map/similarities?limit=0", "limit");
        refused(400, "/map/similarities?limit=201", "limit");
        refused(404, "/map/similarities?method=textemb&around=nobody", "nobody");
        refused(422, "/map/similarities?method=textemb&around=unembedded", "POST /embeddings");
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = service.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Service.json(answer);
    }

    private void refused(int status, String path, String hint) {
        HttpResponse<String> answer = service.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(hint);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("application/problem+json");
    }

    private static double distance(Map<String, double[]> places, String a, String b) {
        double[] from = places.getOrDefault(a, new double[2]);
        double[] to = places.getOrDefault(b, new double[2]);
        return Math.hypot(from[0] - to[0], from[1] - to[1]);
    }

    private static List<String> strings(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(item -> item.path(field).asString())
                .toList();
    }

    private void embed(String name, String family, List<String> words) {
        registerOnly(name, family, words);
        assertThat(service.postJson("/embeddings?wait=60s", "{\"dataset\": \"" + name + "\", \"method\": \"textemb\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private void registerOnly(String name, String family, List<String> words) {
        StringBuilder examples = new StringBuilder();
        for (String word : words) {
            for (int i = 0; i < 6; i++) {
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
