package dev.taskspace.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From prompts to a ranking and a scoreboard of prompts, over HTTP, answered by the real sentence encoder. */
@ServiceTest
class TrialHttpTest {
    private static final List<String> QUESTIONS = List.of(
            "How does the guest feel about the food?",
            "Is this review good or bad?",
            "Would somebody go there again?",
            "Stones lie in the river.");

    @LocalServerPort
    int port;

    private Service service;
    private final String unique = UUID.randomUUID().toString();
    private final String target = "meals-" + unique;

    @BeforeEach
    void registerADatasetAndPrompts() {
        service = new Service(port);
        created("/datasets", """
                {"name": "TARGET", "split": "test", "examples": [
                  {"text": "The soup was delicious and the waiter kind.", "label": "good-ID"},
                  {"text": "A wonderful evening, I loved every dish.", "label": "good-ID"},
                  {"text": "Excellent bread, great wine.", "label": "good-ID"},
                  {"text": "Cold fries and a rude waiter, awful.", "label": "bad-ID"},
                  {"text": "The worst steak of my life, terrible.", "label": "bad-ID"},
                  {"text": "Horrible smell, we left hungry and angry.", "label": "bad-ID"}]}""".replace("TARGET", target).replace("ID", unique));
        created("/models", "{\"name\": \"encoder-%s\", \"kind\": \"zeroShot\"}".formatted(unique));
        for (int i = 0; i < QUESTIONS.size(); i++) {
            prompt("q" + i + "-" + unique, "{{text}} " + QUESTIONS.get(i), "good-" + unique);
        }
        prompt("stranger-" + unique, "{{text}} Well?", "other-" + unique);
    }

    @Test
    void tellsHowToTryPromptsBeforeAnyWasTried() {
        HttpResponse<String> refused = service.get("/rank?target=" + target + "&sources=prompts&method=mi");
        JsonNode evaluation = Service.json(service.get("/evaluations?target=" + target + "&sources=prompts"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Service.json(refused).path("detail").asString()).contains("POST /prompts/measurements", target);
        assertThat(evaluation.path("targets").asInt()).isZero();
        assertThat(evaluation.path("unmeasured").size()).isEqualTo(QUESTIONS.size());
    }

    @Test
    void ranksAndJudgesThePromptsThatWereTried() {
        String request = "{\"target\": \"" + target + "\", \"rows\": 6, \"poolTexts\": 5}";

        JsonNode estimate =
                Service.json(service.postJson("/prompts/measurements", request.replace("{", "{\"dryRun\": true, ")));
        HttpResponse<String> done = service.postJson("/prompts/measurements?wait=60s", request);
        JsonNode job = Service.json(done);
        JsonNode ranking = Service.json(service.get("/rank?target=" + target + "&sources=prompts&method=zpsVote"));
        JsonNode evaluation = Service.json(service.get("/evaluations?target=" + target + "&sources=prompts"));

        assertThat(estimate.path("calls").asLong()).isZero();
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(job.path("kind").asString()).isEqualTo("trial");
        assertThat(job.path("result").path("prompts").size()).isEqualTo(QUESTIONS.size());
        double best = job.path("result")
                .path("prompts")
                .valueStream()
                .mapToDouble(prompt -> prompt.path("accuracy").asDouble())
                .max()
                .orElseThrow();
        assertThat(best).isGreaterThan(.6);

        assertThat(ranking.path("results").size()).isEqualTo(QUESTIONS.size());
        assertThat(ranking.path("results").get(0).path("score").asDouble()).isBetween(0.0, 1.0);
        assertThat(ranking.path("excluded").valueStream()).anySatisfy(excluded -> {
            assertThat(excluded.path("entity").asString()).isEqualTo("prompts/stranger-" + unique);
            assertThat(excluded.path("reason").asString()).isEqualTo("notMeasured");
        });

        assertThat(evaluation.path("targets").asInt()).isEqualTo(1);
        assertThat(evaluation.path("sources").asInt()).isEqualTo(QUESTIONS.size());
        assertThat(evaluation
                        .path("methods")
                        .valueStream()
                        .map(method -> method.path("method").asString()))
                .contains("mi", "localE", "globalE", "zpsLog", "zpsProb", "zpsVote", "random");
        for (JsonNode method : evaluation.path("methods")) {
            double performance = method.path("performance").path("mean").asDouble();
            assertThat(performance).isLessThanOrEqualTo(100 * best + 1e-9);
            assertThat(method.path("rate").path("mean").asDouble()).isCloseTo(performance / best, within(1e-6));
            assertThat(method.path("ndcg").path("mean").asDouble()).isBetween(0.0, 100.0 + 1e-9);
        }
        assertThat(evaluation.has("unmeasured")).isFalse();
    }

    @Test
    void oneTrialOnItsRowsDoesNotHideThatAllAnsweredAPool() {
        String few = "few-" + unique;
        created("/pools", """
                {"name": "%s", "examples": [{"text": "Warm bread."}, {"text": "Stale cake."}, {"text": "Fine tea."}]}""".formatted(few));
        tried("{\"target\": \"%s\", \"rows\": 2, \"pool\": \"%s\", \"poolTexts\": 3}".formatted(target, few));
        String other = "snacks-" + unique;
        created("/datasets", """
                {"name": "OTHER", "split": "test", "examples": [
                  {"text": "Warm bread.", "label": "good-ID"}, {"text": "Bitter nuts.", "label": "bad-ID"}]}""".replace("OTHER", other).replace("ID", unique));
        tried("{\"target\": \"%s\", \"rows\": 2, \"prompts\": [\"q0-%s\"]}".formatted(other, unique));

        JsonNode ranking = Service.json(service.get("/rank?sources=prompts&method=mi&target=" + other));

        assertThat(ranking.at("/answered/to").asString()).isEqualTo("pool");
        assertThat(ranking.path("results")).hasSize(QUESTIONS.size());
        assertThat(ranking.at("/answered/masked").asInt()).isEqualTo(1);
        HttpResponse<String> kept = service.delete("/pools/" + few);
        assertThat(kept.statusCode()).isEqualTo(409);
        assertThat(Service.json(kept).path("detail").asString()).contains("answered its texts");
    }

    @Test
    void saysThatASelectorRanksPromptsOnly() {
        HttpResponse<String> refused = service.get("/rank?method=mi&target=" + target);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Service.json(refused).path("detail").asString()).contains("sources=prompts");
    }

    private void tried(String request) {
        HttpResponse<String> done = service.postJson("/prompts/measurements?wait=60s", request);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    }

    @Test
    void refusesPromptsThatDoNotAnswerTheTarget() {
        HttpResponse<String> other = service.postJson(
                "/prompts/measurements",
                "{\"target\": \"" + target + "\", \"prompts\": [\"stranger-" + unique + "\"]}");
        HttpResponse<String> none =
                service.postJson("/prompts/measurements", "{\"target\": \"" + target + "\", \"prompts\": []}");
        HttpResponse<String> rows =
                service.postJson("/prompts/measurements", "{\"target\": \"" + target + "\", \"rows\": 0}");
        HttpResponse<String> nothing = service.postJson("/prompts/measurements", "{}");

        assertThat(List.of(other.statusCode(), none.statusCode(), rows.statusCode(), nothing.statusCode()))
                .containsOnly(422);
        assertThat(Service.json(other).path("detail").asString()).contains("labels", "bad-" + unique);
    }

    private void prompt(String name, String template, String good) {
        created(
                "/prompts",
                "{\"name\": \"%s\", \"model\": \"encoder-%s\", \"template\": \"%s\", \"verbalizers\": {\"%s\": [\"good\"], \"bad-%s\": [\"bad\"]}}"
                        .formatted(name, unique, template, good, unique));
    }

    private void created(String path, String body) {
        HttpResponse<String> answer = service.postJson(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
