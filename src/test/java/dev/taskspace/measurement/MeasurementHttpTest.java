package dev.taskspace.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Transfers that the service measures itself, over HTTP, with real tuning of the real surrogate. */
@ServiceTest
class MeasurementHttpTest {
    private static final String SMALL = """
            {"sourceExamples": 16, "sourceEpochs": 1, "targetExamples": 8, "targetEpochs": 1, "testExamples": 6,
             "maxTokens": 16, "batchSize": 4}""";

    @LocalServerPort
    int port;

    private Service service;
    private final String suffix = UUID.randomUUID().toString();
    private final String weather = "weather-" + suffix;
    private final String food = "food-" + suffix;
    private final String stars = "stars-" + suffix;

    @BeforeEach
    void registerDatasets() {
        service = new Service(port);
        register(weather, "\"good\"", "\"bad\"");
        register(food, "\"tasty\"", "\"stale\"");
        register(stars, "4.5", "1.5");
    }

    /** Evidence of random scores would disturb the rankings of other tests. */
    @AfterEach
    void forgetTransfers() {
        for (String target : List.of(weather, food, stars)) {
            transfers(target)
                    .forEach(transfer ->
                            service.delete("/transfers/" + transfer.path("id").asString()));
        }
    }

    @Test
    void measuresEveryOrderedPairAgainstTheTargetAlone() {
        JsonNode job = measured(request(List.of(weather, food), List.of(food, stars), 2));

        assertThat(job.at("/result/pairs").asInt()).isEqualTo(6);
        assertThat(job.at("/result/measured").asInt()).isEqualTo(6);
        assertThat(job.path("kind").asString()).isEqualTo("transfer");
        List<JsonNode> toStars = transfers(stars);
        assertThat(toStars).hasSize(4);
        assertThat(toStars).allSatisfy(transfer -> {
            assertThat(transfer.path("metric").asString()).isEqualTo("spearman");
            assertThat(transfer.path("baseModel").asString()).isEqualTo("all-minilm-l6-v2");
            assertThat(transfer.path("sourceExamples").asInt()).isEqualTo(16);
            assertThat(transfer.path("targetExamples").asInt()).isEqualTo(8);
            assertThat(transfer.path("provenance").asString()).startsWith("measured by Taskspace");
            assertThat(transfer.at("/tags/testExamples").asString()).isEqualTo("6");
        });
        assertThat(baselines(toStars, 0)).hasSize(1);
        assertThat(baselines(toStars, 1)).hasSize(1);
        assertThat(transfers(food)).hasSize(2).allSatisfy(transfer -> {
            assertThat(transfer.path("source").asString()).isEqualTo("datasets/" + weather);
            assertThat(transfer.path("metric").asString()).isEqualTo("accuracy");
            assertThat(transfer.path("score").asDouble()).isBetween(0.0, 1.0);
        });
        assertThat(transfers(weather)).isEmpty();
    }

    @Test
    void theSameRequestIsTheSameJobInWhateverOrderItNamesThem() {
        JsonNode first = measured(request(List.of(weather, food), List.of(stars), 1));

        JsonNode again = measured(request(List.of(food, "datasets/" + weather, food), List.of(stars), 1));

        assertThat(again.path("id").asString()).isEqualTo(first.path("id").asString());
    }

    @Test
    void measuresNothingTwice() {
        measured(request(List.of(weather), List.of(stars), 1));
        double before = transfers(stars).getFirst().path("score").asDouble();

        JsonNode more = measured(request(List.of(weather, food), List.of(stars), 1));

        assertThat(more.at("/result/kept").asInt()).isEqualTo(1);
        assertThat(more.at("/result/measured").asInt()).isEqualTo(1);
        assertThat(transfers(stars)).hasSize(2);
        assertThat(transfers(stars).getFirst().path("score").asDouble()).isEqualTo(before);
    }

    /** Two jobs, as their time differs, of the same pairs; each alone would measure all of them. */
    @Test
    void whatTwoJobsNeedAtTheSameTimeIsMeasuredOnceOrNearlySo() {
        String request = request(List.of(weather, food, stars), List.of(weather, food, stars), 4);
        String other = request.replace("\"maxTokens\"", "\"seconds\": 50, \"maxTokens\"");
        List<String> jobs = Stream.of(request, other)
                .map(order -> Service.json(service.postJson("/transfers/measurements", order))
                        .path("id")
                        .asString())
                .toList();

        List<JsonNode> results = jobs.stream()
                .map(job ->
                        Service.json(service.get("/jobs/" + job + "?wait=60s")).path("result"))
                .toList();

        assertThat(results).allSatisfy(result -> {
            assertThat(result.path("left").asInt()).isZero();
            assertThat(result.path("kept").asInt() + result.path("measured").asInt())
                    .isEqualTo(24);
        });
        assertThat(results.stream()
                        .mapToInt(result -> result.path("measured").asInt())
                        .sum())
                .isLessThan(48);
    }

    @Test
    void recordsAgainWhatWasDeletedWithoutMeasuringItAgain() {
        String request = request(List.of(weather), List.of(stars), 1);
        measured(request);
        forgetTransfers();

        JsonNode again = measured(request);

        assertThat(again.at("/result/measured").asInt()).isZero();
        assertThat(again.at("/result/kept").asInt()).isEqualTo(1);
        assertThat(transfers(stars)).hasSize(1);
    }

    @Test
    void goesOnFromWhatAnotherInstallationExported() {
        JsonNode mine = measured(request(List.of(weather), List.of(stars), 1));
        String elsewhere = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "source",
                        food,
                        "target",
                        stars,
                        "baseModel",
                        "all-minilm-l6-v2",
                        "adaptation",
                        mine.at("/result/adaptation").asString(),
                        "metric",
                        "spearman",
                        "seed",
                        0,
                        "score",
                        0.25,
                        "baseline",
                        0.125,
                        "targetExamples",
                        8,
                        "testExamples",
                        "6"));
        assertThat(service.postJson("/transfers", elsewhere).statusCode()).isEqualTo(201);

        JsonNode both = measured(request(List.of(weather, food), List.of(stars), 1));

        assertThat(both.at("/result/measured").asInt()).isZero();
        assertThat(both.at("/result/kept").asInt()).isEqualTo(2);
        assertThat(transfers(stars).stream()
                        .map(transfer -> transfer.path("score").asDouble()))
                .contains(0.25);
    }

    @Test
    void estimatesBeforeItMeasures() {
        String request = request(List.of(weather, food), List.of(food, stars), 2);
        String dryRun = request.replaceFirst("\\{", "{\"dryRun\": true, ");

        JsonNode before = Service.json(service.postJson("/transfers/measurements", dryRun));
        measured(request);
        JsonNode after = Service.json(service.postJson("/transfers/measurements", dryRun));

        assertThat(before.path("pairs").asInt()).isEqualTo(6);
        assertThat(before.path("tunings").asInt()).isEqualTo(6 + 4 + 4);
        assertThat(before.path("tokens").asLong()).isPositive();
        assertThat(after.path("pairs").asInt()).isZero();
        assertThat(after.path("kept").asInt()).isEqualTo(6);
        assertThat(after.path("tokens").asLong()).isZero();
        assertThat(after.path("seconds").asDouble()).isZero();
    }

    @Test
    void stopsWithinTwoSecondsAndGoesOnWhereItStopped() {
        String request = request(List.of(weather, food), List.of(stars), 1);
        String endless = request.replace("\"sourceEpochs\": 1", "\"sourceEpochs\": 3000");
        String job = Service.json(service.postJson("/transfers/measurements", endless))
                .path("id")
                .asString();
        // The target alone comes first; then the source's endless lessons begin.
        await(job, "done", 20);
        assertThat(service.delete("/datasets/" + food).statusCode()).isEqualTo(409);

        long cancelled = System.nanoTime();
        service.postJson("/jobs/" + job + "/cancel", "");
        JsonNode ended = Service.json(service.get("/jobs/" + job + "?wait=20s"));

        assertThat(ended.path("status").asString()).isEqualTo("cancelled");
        assertThat(Duration.ofNanos(System.nanoTime() - cancelled)).isLessThan(Duration.ofSeconds(2));
        JsonNode left = Service.json(
                service.postJson("/transfers/measurements", endless.replaceFirst("\\{", "{\"dryRun\": true, ")));
        assertThat(left.path("pairs").asInt()).isEqualTo(2);
        assertThat(left.path("tunings").asInt())
                .as("two sources and two pairs; the target alone is kept")
                .isEqualTo(4);
        assertThat(service.delete("/datasets/" + food).statusCode()).isEqualTo(204);
    }

    @Test
    void beginsNothingMoreOnceItsTimeIsSpentAndGoesOnWhenAskedAgain() {
        String request = request(List.of(weather, food), List.of(stars), 1)
                .replace("\"sourceEpochs\": 1", "\"sourceEpochs\": 20, \"seconds\": 1");

        JsonNode first = measured(request);
        JsonNode second = measured(request);

        assertThat(first.at("/result/measured").asInt()).isPositive();
        assertThat(second.at("/result/left").asInt()).isZero();
        assertThat(transfers(stars)).hasSize(2);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        refused(422, "{\"targets\": [\"" + stars + "\"]}", "Name 1 to 500 datasets");
        refused(422, "{\"sources\": [], \"targets\": [\"" + stars + "\"]}", "Name 1 to 500 datasets");
        refused(422, request(List.of(stars), List.of(stars), 1), "no source for itself");
        refused(422, request(List.of(weather), List.of(stars), 0), "seeds is from 1 to 10");
        refused(404, request(List.of("nobody"), List.of(stars), 1), "nobody");
        refused(422, budget("\"targetExamples\": 0"), "targetExamples is from 1");
        refused(422, budget("\"targetEpochs\": 0"), "epochs is at least 1");
        refused(422, budget("\"maxTokens\": 5000"), "at most 512 tokens");
        refused(422, budget("\"learningRate\": -1"), "learningRate lies between 0 and 1");
        refused(422, budget("\"seconds\": 0"), "seconds is at least 1");
        refused(400, budget("\"colour\": 1"), "colour");
        refused(400, "{\"sources\": \"" + weather + "\"}", "sources");
        refused(422, "{\"sources\": [null], \"targets\": [\"" + stars + "\"]}", "not null");
        refused(
                422,
                request(List.of(weather), List.of(stars), 1).replaceFirst("\\{", "{\"priority\": 1000, "),
                "priority");
        refused(
                422,
                request(List.of(weather), List.of(stars), 1).replaceFirst("\\{", "{\"surrogate\": \"gpt\", "),
                "all-minilm-l6-v2");
    }

    private void await(String job, String field, int least) {
        HttpResponse<String> answer = service.get("/jobs/" + job);
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (Service.json(answer).at("/progress/" + field).asInt(0) < least) {
            assertThat(System.nanoTime()).as(answer.body()).isLessThan(until);
            answer = service.get("/jobs/" + job + "?wait=200ms");
        }
    }

    private JsonNode measured(String request) {
        HttpResponse<String> answer = service.postJson("/transfers/measurements?wait=60s", request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Service.json(answer);
    }

    private List<JsonNode> transfers(String target) {
        return Service.json(service.get("/transfers?target=" + target))
                .path("data")
                .valueStream()
                .toList();
    }

    private static List<Double> baselines(List<JsonNode> transfers, int seed) {
        return transfers.stream()
                .filter(transfer -> transfer.path("seed").asInt() == seed)
                .map(transfer -> transfer.path("baseline").asDouble())
                .distinct()
                .toList();
    }

    private String budget(String budget) {
        return request(List.of(weather), List.of(stars), 1).replace(SMALL, "{" + budget + "}");
    }

    private static String request(List<String> sources, List<String> targets, int seeds) {
        return "{\"sources\": %s, \"targets\": %s, \"seeds\": %d, \"budget\": %s}"
                .formatted(quoted(sources), quoted(targets), seeds, SMALL);
    }

    private static String quoted(List<String> names) {
        return "[\"" + String.join("\", \"", names) + "\"]";
    }

    private void refused(int status, String request, String hint) {
        HttpResponse<String> answer = service.postJson("/transfers/measurements", request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(hint);
    }

    /** 24 examples that nobody else has. */
    private void register(String name, String good, String bad) {
        StringBuilder examples = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            examples.append(i == 0 ? "" : ",")
                    .append("{\"text\": \"%s %d was %s\", \"label\": %s}"
                            .formatted(
                                    name.substring(0, 12),
                                    i,
                                    i % 2 == 0 ? "lovely" : "dreadful",
                                    i % 2 == 0 ? good : bad));
        }
        assertThat(service.postJson("/datasets", "{\"name\": \"" + name + "\", \"examples\": [" + examples + "]}")
                        .statusCode())
                .isEqualTo(201);
    }
}
