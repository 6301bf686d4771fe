package dev.taskspace.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nothing is paid twice: over HTTP, with real tuning of the real surrogate. */
class KeptMeasurementsHttpTest extends MeasuredDatasets {
    KeptMeasurementsHttpTest(@LocalServerPort int port) {
        super(port);
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
        String other = request.replace("\"maxTokens\"", "\"seconds\": 3000, \"maxTokens\"");
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
                .isLessThan(42);
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
}
