package dev.taskspace.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import dev.taskspace.support.StubEndpoint;
import dev.taskspace.support.StubEndpoint.Call;
import dev.taskspace.support.StubEndpoint.Reply;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a language model tells of its prompts besides answering them, and what is masked when they are compared. */
@ServiceTest
class PromptInsightHttpTest {
    private static final Pattern WORDS = Pattern.compile("(?<=\\s)");

    @LocalServerPort
    int port;

    private Service service;
    private final String unique = UUID.randomUUID().toString();
    private final String target = "meals-" + unique;
    private final StubEndpoint server = new StubEndpoint(call -> answer(call, -0.1));

    @BeforeEach
    void registerADatasetAPoolAndPrompts() {
        service = new Service(port);
        dataset(target, "The soup was good.", "What a good evening!", "Bad fries.", "A bad waiter.");
        created("/models", """
                {"name": "m-ID", "kind": "openai", "model": "m-ID", "baseUrl": "URL", "logprobs": false}""".replace("ID", unique).replace("URL", server.url("/v1")));
        created("/pools", """
                {"name": "pool-ID", "examples": [{"text": "the soup was GOOD"}, {"text": "Good weather."},
                  {"text": "A bad road."}, {"text": "Nothing new."}]}""".replace("ID", unique));
        for (String name : List.of("plain", "odd", "long")) {
            created("/prompts", """
                    {"name": "NAME-ID", "model": "m-ID", "template": "{{text}} NAME question, good or bad?",
                     "verbalizers": {"good-ID": ["good"], "bad-ID": ["bad"]}}""".replace("NAME", name).replace("ID", unique));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void ordersPromptsByTheirPerplexityAndByTheOpinionOfTheirModel() {
        JsonNode estimate = Service.json(measure("\"perplexity\": true, \"opinion\": true, \"dryRun\": true", "0s"));
        HttpResponse<String> done = measure("\"perplexity\": true, \"opinion\": true", "60s");
        JsonNode spell = rank(target, "spell");
        JsonNode selfSelect = rank(target, "selfSelect");
        JsonNode evaluation = Service.json(service.get("/evaluations?target=" + target + "&sources=prompts"));

        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        // Three prompts on four rows and four texts; as many echoes; the echo that is a
        // check; and one question in each order.
        assertThat(estimate.path("calls").asInt()).isBetween(2 * 21 + 3, 2 * 24 + 5);
        assertThat(server.calls())
                .hasSizeLessThanOrEqualTo(estimate.path("calls").asInt());

        assertThat(sources(spell)).containsExactly("plain", "long", "odd");
        assertThat(spell.path("results").get(0).path("score").asDouble()).isCloseTo(-Math.exp(1), within(1e-9));
        assertThat(spell.path("results").get(2).path("score").asDouble()).isCloseTo(-Math.exp(3), within(1e-9));
        assertThat(spell.path("answered").path("to").asString()).isEqualTo("rows");

        // Both times the model says "2, 1, 3": what stands in the middle wins, the others are even.
        assertThat(selfSelect.path("results").get(0).path("score").asDouble()).isEqualTo(-1);
        assertThat(selfSelect.path("results").get(1).path("score").asDouble()).isEqualTo(-2.5);
        assertThat(selfSelect.path("results").get(2).path("score").asDouble()).isEqualTo(-2.5);
        assertThat(evaluation
                        .path("methods")
                        .valueStream()
                        .map(method -> method.path("method").asString()))
                .contains("spell", "selfSelect", "mi");

        int before = server.calls().size();
        measure("\"perplexity\": true, \"opinion\": true, \"maxLabelerCalls\": 1", "60s");
        assertThat(server.calls()).hasSize(before);
    }

    @Test
    void saysWhyAServerThatMisplacesWhatItEchoesGivesNoPerplexity() {
        server.script(call -> answer(call, -8));

        JsonNode job = Service.json(measure("\"perplexity\": true", "60s"));
        HttpResponse<String> refused = service.get("/rank?target=" + target + "&sources=prompts&method=spell");

        assertThat(job.path("result").toString()).contains("beside the wrong tokens", "accuracy");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("beside the wrong tokens");
        assertThat(server.calls().stream().filter(call -> call.path().endsWith("/v1/completions")))
                .hasSize(1);
    }

    @Test
    void saysWhyAServerWithoutEchoGivesNoPerplexity() {
        server.script(call ->
                call.path().endsWith("/v1/completions") ? Reply.status(404, "no such path") : answer(call, -0.1));

        measure("\"perplexity\": true, \"poolTexts\": 0", "60s");
        HttpResponse<String> refused = service.get("/rank?target=" + target + "&sources=prompts&method=spell");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("does not echo", "404");
        assertThat(rank(target, "mi").path("results").size()).isEqualTo(3);
    }

    @Test
    void tellsWhatToAskForBeforeItWasAskedFor() {
        measure("\"rows\": 4", "60s");

        for (String method : List.of("spell", "selfSelect")) {
            HttpResponse<String> refused = service.get("/rank?target=" + target + "&sources=prompts&method=" + method);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains(method.equals("spell") ? "\\\"perplexity\\\":true" : "\\\"opinion\\\":true");
        }
    }

    @Test
    void masksTextsOfThePoolThatOccurInTheTarget() {
        measure("\"rows\": 4", "60s");
        String other = "other-" + unique;
        dataset(other, "The soup was good!", "A bad road", "Something else.", "Bad luck.");

        JsonNode ranking = rank(other, "globalE");

        // Of the four texts two are in this dataset; one of the rest is good and one has no answer.
        assertThat(ranking.path("answered").path("to").asString()).isEqualTo("pool");
        assertThat(ranking.path("answered").path("masked").asInt()).isEqualTo(2);
        assertThat(ranking.path("answered").path("inputs").asInt()).isEqualTo(2);
        assertThat(ranking.path("results").get(0).path("score").asDouble()).isEqualTo(0);
    }

    @Test
    void makesAPoolWithoutTheTextsOfDatasets() {
        HttpResponse<String> made = service.postJson(
                "/pools",
                "{\"name\": \"rest-ID\", \"from\": \"pool-ID\", \"without\": [\"TARGET\"]}"
                        .replace("ID", unique)
                        .replace("TARGET", target));

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(Service.json(made).path("examples").asInt()).isEqualTo(3);
        assertThat(service.get("/pools/rest-" + unique + "/examples").body()).doesNotContain("soup");
        assertThat(service.postJson("/pools", "{\"name\": \"x-" + unique + "\", \"from\": \"nowhere\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    private JsonNode rank(String dataset, String method) {
        HttpResponse<String> answer = service.get("/rank?target=" + dataset + "&sources=prompts&method=" + method);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Service.json(answer);
    }

    private static List<String> sources(JsonNode ranking) {
        return ranking.path("results")
                .valueStream()
                .map(result -> result.path("source").asString().replaceAll("prompts/([a-z]+)-.*", "$1"))
                .toList();
    }

    private HttpResponse<String> measure(String more, String wait) {
        return service.postJson(
                "/prompts/measurements?wait=" + wait,
                "{\"target\": \"%s\", \"pool\": \"pool-%s\", %s}".formatted(target, unique, more));
    }

    private void dataset(String name, String... texts) {
        String rows = IntStream.range(0, texts.length)
                .mapToObj(i ->
                        "{\"text\": \"%s\", \"label\": \"%s-%s\"}".formatted(texts[i], i < 2 ? "good" : "bad", unique))
                .collect(Collectors.joining(","));
        created("/datasets", "{\"name\": \"%s\", \"split\": \"test\", \"examples\": [%s]}".formatted(name, rows));
    }

    private void created(String path, String body) {
        HttpResponse<String> answer = service.postJson(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static Reply answer(Call call, double counting) {
        JsonNode request = JsonMapper.shared().readTree(call.body());
        if (request.path("echo").asBoolean()) {
            return Reply.ok(echo(request.path("prompt").asString(), counting));
        }
        String asked = request.path("messages").get(0).path("content").asString();
        String text = asked.split(" (plain|odd|long) question", -1)[0].toLowerCase(java.util.Locale.ROOT);
        String said = asked.contains("ways to ask you")
                ? "2, 1, 3"
                : text.contains("good") ? "good" : text.contains("bad") ? "bad" : "who knows";
        return Reply.ok("{\"choices\": [{\"message\": {\"content\": \"" + said + "\"}}]}");
    }

    /** Every token of a prompt as probable as the rest of it. */
    private static String echo(String prompt, double counting) {
        double logprob = prompt.startsWith("1, 2, 3")
                ? counting
                : prompt.contains("odd question") ? -3 : prompt.contains("long question") ? -2 : -1;
        List<String> tokens =
                Stream.concat(WORDS.splitAsStream(prompt), Stream.of(" more")).toList();
        return JsonMapper.shared()
                .writeValueAsString(java.util.Map.of(
                        "choices",
                        List.of(java.util.Map.of(
                                "text",
                                prompt + " more",
                                "logprobs",
                                java.util.Map.of(
                                        "tokens",
                                        tokens,
                                        "token_logprobs",
                                        IntStream.range(0, tokens.size())
                                                .mapToObj(i -> i == 0 ? null : logprob)
                                                .toList()))),
                        "usage",
                        java.util.Map.of("completion_tokens", 1)));
    }
}
