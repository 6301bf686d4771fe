package dev.taskspace.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One installation as its evidence grows: before any transfer, after a few, and after many. */
@ServiceTest(properties = "taskspace.evidence-test=own-database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvidenceHttpTest {
    private static final int TASKS = 8;
    private static final int LARGE = 6;

    @LocalServerPort
    int port;

    private Service service;

    @BeforeAll
    void register() {
        service = new Service(port);
        for (int task = 0; task < TASKS; task++) {
            String name = task(task);
            List<Map<String, Object>> examples = IntStream.range(0, task == LARGE ? 80 : 8)
                    .mapToObj(i -> Map.<String, Object>of(
                            "text", name + " says " + i + " of " + name + i, "label", i % 2 == 0 ? "yes" : "no"))
                    .toList();
            Map<String, Object> dataset = Map.of("name", name, "family", "odd" + task % 2, "examples", examples);
            assertThat(service.postJson("/datasets", JsonMapper.shared().writeValueAsString(dataset))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    @Order(1)
    void saysWhatIsMissingBeforeAnyTransferOrEmbedding() {
        assertThat(service.get("/rank?target=" + task(0)).statusCode()).isEqualTo(422);
        assertThat(service.get("/rank?method=sourceEffect&target=" + task(0)).statusCode())
                .isEqualTo(422);
        assertThat(Service.json(service.get("/evaluations")).path("targets").asInt())
                .isZero();
    }

    @Test
    @Order(2)
    void ranksByAFewTransfersWithoutStatingGains() {
        record(row(7, 1, 1, .80, .70), row(6, 1, 1, .72, .70), row(5, 1, 1, .69, .70), row(7, 2, 1, .66, .60));
        JsonNode ranking = rank("target=" + task(0));

        assertThat(sources(ranking)).startsWith("datasets/" + task(7)).doesNotContain("datasets/" + task(0));
        assertThat(ranking.path("calibrated").asBoolean()).isFalse();
        assertThat(ranking.at("/evidence/transfers").asInt()).isEqualTo(4);
        assertThat(ranking.at("/results/0/expectedGain").isNull()).isTrue();
        assertThat(ranking.at("/unavailable/harmProbability").asString()).contains("fewer than 5 targets");
        assertThat(ranking.at("/results/0/sourceEffect").asDouble()).isPositive();
    }

    @Test
    @Order(3)
    void statesGainsAndChancesOfHarmOnceManyTransfersAreKnown() {
        Random random = new Random(2);
        record(IntStream.range(0, TASKS * TASKS * 2)
                .filter(i -> i / 2 / TASKS != i / 2 % TASKS)
                .mapToObj(i -> {
                    int source = i / 2 % TASKS;
                    double gain = .04 * (source - 2.5) + .02 * random.nextGaussian();
                    return row(source, i / 2 / TASKS, i % 2 + 1, .6 * (1 + gain), .6);
                })
                .toArray(String[]::new));
        JsonNode ranking = rank("target=" + task(0) + "&explain=true");
        JsonNode best = ranking.at("/results/0");
        JsonNode worst = ranking.at("/results/" + (TASKS - 2));

        assertThat(ranking.path("calibrated").asBoolean()).isTrue();
        assertThat(best.path("source").asString()).isEqualTo("datasets/" + task(7));
        assertThat(worst.path("source").asString()).isEqualTo("datasets/" + task(1));
        assertThat(best.at("/expectedGain/mean").asDouble()).isCloseTo(.18, within(.06));
        assertThat(best.at("/expectedGain/low").asDouble())
                .isLessThan(best.at("/expectedGain/mean").asDouble());
        assertThat(best.path("harmProbability").asDouble()).isLessThan(.1);
        assertThat(worst.path("harmProbability").asDouble()).isGreaterThan(.7);
        assertThat(best.at("/observed/0/n").asInt()).isEqualTo(2);
        assertThat(best.at("/observed/0/baseline").asDouble()).isCloseTo(.6, within(1e-9));
        assertThat(ranking.at("/recommendation/transfer").asBoolean()).isTrue();
        assertThat(best.path("explanation")
                        .valueStream()
                        .map(part -> part.path("part").asString()))
                .contains("sourceEffect", "familyEffect", "observed", "labels", "nearestExamples");
        assertThat(part(best, "sourceEffect").path("link").asString())
                .isEqualTo("/transfers?source=datasets%2F" + task(7));
        assertThat(Service.json(service.get(part(best, "observed").path("link").asString()))
                        .path("data")
                        .size())
                .isEqualTo(2);
        assertThat(part(best, "labels").path("value").asDouble()).isEqualTo(1);
        assertThat(part(best, "labels").path("detail").asString()).endsWith("labels in common: no, yes");
        assertThat(part(best, "nearestExamples").path("detail").asString())
                .contains("” of datasets/" + task(7) + " reads like “" + task(0));
        assertThat(part(best, "nearestExamples").path("value").asDouble()).isBetween(.3, 1.0);
        assertThat(sources(rank("method=sourceEffect&target=" + task(3)))).startsWith("datasets/" + task(7));
    }

    @Test
    @Order(4)
    void ordersByGainPerExampleAndFiltersBySize() {
        List<String> usual = sources(rank("target=" + task(0)));
        JsonNode thrifty = rank("cost=true&target=" + task(0));
        JsonNode best = thrifty.at("/results/0");

        assertThat(usual.indexOf("datasets/" + task(LARGE))).isEqualTo(1);
        assertThat(sources(thrifty).indexOf("datasets/" + task(LARGE))).isGreaterThan(2);
        assertThat(sources(thrifty)).hasSameElementsAs(usual);
        assertThat(best.path("gainPerExample").asDouble())
                .isCloseTo(best.at("/expectedGain/mean").asDouble() / 8, within(1e-12));
        assertThat(sources(thrifty)).endsWith("datasets/" + task(1));
        assertThat(rank("target=" + task(0)).at("/results/0").has("gainPerExample"))
                .isFalse();
        assertThat(rank("cost=true&method=dataSize&target=" + task(0))
                        .at("/unavailable/gainPerExample")
                        .asString())
                .contains("usual");
        assertThat(sources(rank("filter%5BminExamples%5D=50&target=" + task(0))))
                .containsExactly("datasets/" + task(LARGE));
        assertThat(sources(rank("filter%5BmaxExamples%5D=50&target=" + task(0))))
                .hasSize(TASKS - 2)
                .doesNotContain("datasets/" + task(LARGE));
        assertThat(service.get("/rank?filter%5BminExamples%5D=many&target=" + task(0))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @Order(5)
    void comparesTheMethodsOnTheScoreboard() {
        for (int task = 0; task < TASKS; task++) {
            assertThat(service.postJson(
                                    "/embeddings?wait=60s",
                                    "{\"dataset\": \"" + task(task) + "\", \"method\": \"logme\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
        JsonNode board = Service.json(service.get("/evaluations"));
        Map<String, JsonNode> methods = board.path("methods")
                .valueStream()
                .collect(Collectors.toMap(method -> method.path("method").asString(), method -> method));

        assertThat(board.path("targets").asInt()).isEqualTo(TASKS);
        assertThat(board.path("formulas").propertyNames()).hasSize(9);
        assertThat(methods.keySet()).contains("hybrid", "sourceEffect", "random", "metadata", "dataSize", "logme");
        assertThat(method(methods, "hybrid").at("/spearman/mean").asDouble()).isGreaterThan(.8);
        assertThat(method(methods, "hybrid").at("/spearman/mean").asDouble())
                .isGreaterThan(method(methods, "random").at("/spearman/mean").asDouble() + .4);
        assertThat(board.at("/noiseCeiling/spearman/mean").asDouble()).isGreaterThan(.8);
        assertThat(board.path("calibration")
                        .valueStream()
                        .mapToLong(bin -> bin.path("n").asLong())
                        .sum())
                .isEqualTo((long) TASKS * (TASKS - 1));
        assertThat(service.get("/evaluations?family=out").statusCode()).isEqualTo(400);
        assertThat(Service.json(service.get("/evaluations?methods=" + String.join(",", methods.keySet())))
                        .path("methods")
                        .size())
                .as("whatever is shown may be asked for")
                .isEqualTo(methods.size());
        refusesTheMethod("/evaluations?methods=hybrid,hybird", "hybird", "hybridWarm");
        refusesTheMethod("/evaluations?sources=prompts&methods=hybrid", "hybrid", "zpsLog");
        assertThat(Service.json(service.get("/evaluations?family=in&methods=hybrid"))
                        .path("methods")
                        .size())
                .isEqualTo(1);
    }

    private void refusesTheMethod(String path, String unknown, String known) {
        HttpResponse<String> refusal = service.get(path);
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(Service.json(refusal).path("detail").asString())
                .contains("'" + unknown + "'")
                .contains(known);
        assertThat(Service.json(refusal).at("/errors/0/pointer").asString()).contains("methods");
    }

    @Test
    @Order(6)
    void forgetsWhatIsDeleted() {
        int before = rank("target=" + task(0)).at("/evidence/transfers").asInt();
        String id =
                Service.json(service.get("/transfers?limit=1")).at("/data/0/id").asString();

        assertThat(service.delete("/transfers/" + id).statusCode()).isEqualTo(204);
        await().untilAsserted(() -> assertThat(
                        rank("target=" + task(0)).at("/evidence/transfers").asInt())
                .isEqualTo(before - 1));
    }

    private static String task(int number) {
        return "evidence-" + (char) ('a' + number);
    }

    private static String row(int source, int target, int seed, double score, double baseline) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "source",
                        task(source),
                        "target",
                        task(target),
                        "seed",
                        seed,
                        "score",
                        score,
                        "baseline",
                        baseline,
                        "baseModel",
                        "tiny"));
    }

    private void record(String... rows) {
        assertThat(service.postJson("/transfers", "[" + String.join(",", rows) + "]")
                        .statusCode())
                .isEqualTo(201);
        int changed = rows.length;
        await().untilAsserted(() -> assertThat(
                        rank("target=" + task(0)).at("/evidence/transfers").asInt())
                .isGreaterThanOrEqualTo(changed));
    }

    private static JsonNode method(Map<String, JsonNode> methods, String name) {
        return Objects.requireNonNull(methods.get(name), name);
    }

    private static JsonNode part(JsonNode result, String name) {
        return result.path("explanation")
                .valueStream()
                .filter(part -> part.path("part").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode rank(String query) {
        return Service.json(service.get("/rank?" + query));
    }

    private static List<String> sources(JsonNode ranking) {
        return ranking.path("results")
                .valueStream()
                .map(result -> result.path("source").asString())
                .toList();
    }
}
