package dev.taskspace.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Transfers that the service measures itself, over HTTP, with real tuning of the real surrogate. */
class MeasurementHttpTest extends MeasuredDatasets {
    MeasurementHttpTest(@LocalServerPort int port) {
        super(port);
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

    private void refused(int status, String request, String hint) {
        HttpResponse<String> answer = service.postJson("/transfers/measurements", request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(hint);
    }
}
