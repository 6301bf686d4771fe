package dev.taskspace.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Prompts beside datasets that were embedded in another space as well, and whose transfers are recorded. */
@ServiceTest(properties = "taskspace.ranking-test=kinds")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KindsRankHttpTest {
    private static final List<String> THINGS = List.of("soup", "comet", "violin", "meadow", "ledger", "harbour");
    private static final List<String> QUESTIONS = List.of("Good?", "What weather is that?", "Who wrote this?");
    private static final String OF_ALL = "\"hyperparameters\": {\"epochs\": 1, \"minVisits\": 1}";
    private static final String OF_FEW = "\"hyperparameters\": {\"epochs\": 1, \"minVisits\": 2}";

    @LocalServerPort
    int port;

    private Service service;

    @BeforeAll
    void embed() {
        service = new Service(port);
        String texts = IntStream.range(0, 24)
                .mapToObj(i -> "{\"text\": \"day %d was %s\"}".formatted(i, i % 2 == 0 ? "fine" : "grey"))
                .collect(Collectors.joining(","));
        sent("/pools", "{\"name\": \"days\", \"examples\": [%s]}".formatted(texts), 201);
        sent("/models", "{\"name\": \"encoder\", \"kind\": \"zeroShot\"}", 201);
        for (int i = 0; i < QUESTIONS.size(); i++) {
            sent("/prompts", """
                    {"name": "asked%d", "model": "encoder", "template": "{{text}} %s",
                     "verbalizers": {"yes": ["yes"], "no": ["no"]}}""".formatted(i, QUESTIONS.get(i)), 201);
            sent("/embeddings?wait=60s", "{\"prompt\": \"asked%d\", \"pool\": \"days\", %s}".formatted(i, OF_FEW), 200);
        }
        for (String thing : THINGS) {
            String examples = IntStream.range(0, 24)
                    .mapToObj(i -> "{\"text\": \"%s %s %d\", \"label\": \"%s\"}"
                            .formatted(i % 2 == 0 ? "a good" : "no", thing, i, i % 2 == 0 ? "yes" : "no"))
                    .collect(Collectors.joining(","));
            sent("/datasets", "{\"name\": \"%s\", \"examples\": [%s]}".formatted(thing, examples), 201);
        }
        sent("/embeddings?wait=60s", "{\"dataset\": \"soup\", %s}".formatted(OF_FEW), 200);
        for (String thing : THINGS) {
            sent("/embeddings?wait=60s", "{\"dataset\": \"%s\", %s}".formatted(thing, OF_ALL), 200);
        }
        String transfers = THINGS.stream()
                .flatMap(target -> THINGS.stream()
                        .filter(source -> !source.equals(target))
                        .map(source ->
                                """
                                {"source": "%s", "target": "%s", "score": %d, "baseline": 50}""".formatted(source, target, 40 + (source.hashCode() ^ target.hashCode()) % 20)))
                .collect(Collectors.joining(","));
        sent("/transfers", "[" + transfers + "]", 201);
    }

    @Test
    void theSpaceIsTheOneWithMostOfTheKindThatIsAskedFor() {
        JsonNode prompts = rank("target=soup&sources=prompts&method=taskemb");
        JsonNode datasets = rank("target=soup&sources=datasets&method=taskemb");

        assertThat(prompts.path("results").findValuesAsString("source"))
                .containsExactlyInAnyOrder("prompts/asked0", "prompts/asked1", "prompts/asked2");
        assertThat(datasets.path("results")).hasSize(THINGS.size() - 1);
        assertThat(prompts.at("/space/key").asString())
                .isNotEqualTo(datasets.at("/space/key").asString());
    }

    @Test
    void transfersBetweenDatasetsSayNothingOfPrompts() {
        JsonNode learned = rank("target=soup&sources=datasets");
        JsonNode prompts = rank("target=soup&sources=prompts&explain=true");

        assertThat(learned.path("calibrated").asBoolean()).isTrue();
        assertThat(learned.at("/evidence/transfers").asInt()).isEqualTo(THINGS.size() * (THINGS.size() - 1));
        assertThat(prompts.path("calibrated").asBoolean()).isFalse();
        assertThat(prompts.at("/evidence/transfers").asInt()).isZero();
        assertThat(prompts.at("/unavailable/expectedGain").asString()).contains("such sources");
        assertThat(prompts.path("results").findValuesAsString("source"))
                .isEqualTo(rank("target=soup&sources=prompts&method=taskemb")
                        .path("results")
                        .findValuesAsString("source"));
        assertThat(prompts.at("/results/0/explanation/0/part").asString()).isEqualTo("similarity.taskemb");
        assertThat(prompts.at("/results/0/explanation/0/value").asDouble())
                .isEqualTo(prompts.at("/results/0/similarity/taskemb").asDouble());
    }

    @Test
    void norOfDatasetsForAPrompt() {
        JsonNode ranking = rank("target=prompts/asked0&sources=datasets");

        assertThat(ranking.path("calibrated").asBoolean()).isFalse();
        assertThat(ranking.path("results").findValuesAsString("source")).containsExactly("datasets/soup");
    }

    @Test
    void thePoolThatPromptsAreEmbeddedOnStays() {
        HttpResponse<String> kept = service.delete("/pools/days");

        assertThat(kept.statusCode()).isEqualTo(409);
        assertThat(Service.json(kept).path("detail").asString()).contains("prompts/asked0 is embedded on it");
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
