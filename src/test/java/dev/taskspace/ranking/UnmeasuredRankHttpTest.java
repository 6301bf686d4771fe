package dev.taskspace.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the default ranking says while no transfer is recorded, on real embeddings of a few small datasets and a prompt. */
@ServiceTest(properties = "taskspace.ranking-test=nothing-measured")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnmeasuredRankHttpTest {
    private static final List<String> THINGS = List.of("soup", "comet", "violin", "meadow", "ledger");

    @LocalServerPort
    int port;

    private Service service;

    @BeforeAll
    void embed() {
        service = new Service(port);
        for (String thing : THINGS) {
            String examples = IntStream.range(0, 24)
                    .mapToObj(i -> "{\"text\": \"%s %s %d\", \"label\": \"%s\"}"
                            .formatted(i % 2 == 0 ? "a good" : "no", thing, i, i % 2 == 0 ? "yes" : "no"))
                    .collect(Collectors.joining(","));
            sent("/datasets", "{\"name\": \"%s\", \"examples\": [%s]}".formatted(thing, examples), 201);
            sent(
                    "/embeddings?wait=60s",
                    "{\"dataset\": \"%s\", \"hyperparameters\": {\"epochs\": 1, \"minVisits\": 1}}".formatted(thing),
                    200);
        }
        String texts = IntStream.range(0, 24)
                .mapToObj(i -> "{\"text\": \"day %d was %s\"}".formatted(i, i % 2 == 0 ? "fine" : "grey"))
                .collect(Collectors.joining(","));
        sent("/pools", "{\"name\": \"days\", \"examples\": [%s]}".formatted(texts), 201);
        sent("/models", "{\"name\": \"encoder\", \"kind\": \"zeroShot\"}", 201);
        sent("/prompts", """
                {"name": "asked", "model": "encoder", "template": "{{text}} Good?",
                 "verbalizers": {"yes": ["yes"], "no": ["no"]}}""", 201);
        sent(
                "/embeddings?wait=60s",
                "{\"prompt\": \"asked\", \"pool\": \"days\", \"hyperparameters\": {\"epochs\": 1, \"minVisits\": 1}}",
                200);
    }

    @Test
    void ordersByTheMeanOfBothSimilaritiesOfTheTuningInStandardDeviations() {
        JsonNode ranking = rank("target=soup&sources=all");

        assertThat(ranking.path("calibrated").asBoolean()).isFalse();
        double[] byTaskemb = standardised(ranking, "taskemb");
        double[] byTaskvec = standardised(ranking, "taskvec");
        double[] scores = numbers(ranking, "/score");
        List<String> sources = ranking.path("results").findValuesAsString("source");
        assertThat(scores).hasSize(THINGS.size()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        for (int i = 0; i < scores.length; i++) {
            if (!sources.get(i).equals("prompts/asked")) {
                assertThat(scores[i]).isCloseTo((byTaskemb[i] + byTaskvec[i]) / 2, within(1e-9));
            }
        }
    }

    @Test
    void aPromptIsJudgedByTheDefaultMethodAlone() {
        JsonNode ranking = rank("target=soup&sources=all");

        int prompt = ranking.path("results").findValuesAsString("source").indexOf("prompts/asked");
        assertThat(ranking.at("/results/%d/similarity/taskvec".formatted(prompt))
                        .isNumber())
                .isTrue();
        assertThat(numbers(ranking, "/score")[prompt])
                .isCloseTo(standardised(ranking, "taskemb")[prompt], within(1e-9));
    }

    @Test
    void aScoreDoesNotDependOnWhoElseIsAskedFor() {
        JsonNode all = rank("target=soup");
        String first = all.at("/results/0/source").asString();
        JsonNode others = rank("target=soup&exclude=" + first);

        assertThat(numbers(others, "/score"))
                .containsExactly(Arrays.copyOfRange(numbers(all, "/score"), 1, THINGS.size() - 1));
    }

    private static double[] standardised(JsonNode ranking, String method) {
        double[] cosines = numbers(ranking, "/similarity/" + method);
        double mean = Arrays.stream(cosines).average().orElseThrow();
        double variance = Arrays.stream(cosines)
                .map(cosine -> (cosine - mean) * (cosine - mean))
                .average()
                .orElseThrow();
        return Arrays.stream(cosines)
                .map(cosine -> (cosine - mean) / Math.sqrt(variance))
                .toArray();
    }

    private static double[] numbers(JsonNode ranking, String pointer) {
        return StreamSupport.stream(ranking.path("results").spliterator(), false)
                .mapToDouble(result -> result.at(pointer).asDouble())
                .toArray();
    }

    private JsonNode rank(String query) {
        HttpResponse<String> answer = service.get("/rank?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Service.json(answer);
    }

    private void sent(String path, String body, int status) {
        HttpResponse<String> answer = service.postJson(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}
