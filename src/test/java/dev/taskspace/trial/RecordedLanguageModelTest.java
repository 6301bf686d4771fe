package dev.taskspace.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import dev.taskspace.support.StubEndpoint;
import dev.taskspace.support.StubEndpoint.Call;
import dev.taskspace.support.StubEndpoint.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * From prompts to a ranking with what a real language model answered: SmolLM2-135M-Instruct (Apache-2.0, 4-bit GGUF), its
 * answers from llama.cpp's server and its perplexities from llama-cpp-python's, asked about texts of the default pool and
 * rows that were written for this test. {@code src/test/resources/llm/README.md} says how to record anew.
 */
@ServiceTest
class RecordedLanguageModelTest {
    private static final Path RECORDED = Path.of("src", "test", "resources", "llm", "smollm2-135m-instruct.jsonl");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> SELECTORS =
            List.of("mi", "localE", "globalE", "zpsLog", "zpsProb", "zpsVote", "selfSelect", "spell");

    @LocalServerPort
    int port;

    private final @Nullable String real = System.getProperty("llm.record");
    private final Map<String, JsonNode> answers = new ConcurrentSkipListMap<>();
    private final StubEndpoint server = new StubEndpoint(this::answer);
    private final String target = "meals-" + UUID.randomUUID();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void ranksPromptsByWhatARealModelAnswered() throws IOException {
        if (real == null) {
            for (String line : Files.readAllLines(RECORDED)) {
                JsonNode kept = JSON.readTree(line);
                answers.put(kept.path("question").asString(), kept.path("answer"));
            }
        }
        Service service = new Service(port);
        created(service, "/datasets", """
                {"name": "TARGET", "split": "test", "examples": [
                  {"text": "The soup was delicious and the waiter kind.", "label": "positive"},
                  {"text": "A wonderful evening, I loved every dish.", "label": "positive"},
                  {"text": "Cold fries and a rude waiter, awful.", "label": "negative"},
                  {"text": "The worst steak of my life, terrible.", "label": "negative"}]}""");
        created(service, "/models", """
                {"name": "TARGET", "kind": "openai", "model": "smollm2", "baseUrl": "URL"}""".replace("URL", server.url("/v1")));
        prompt(service, "a", "direct", "Is this review positive or negative? {{text}}", "positive", "negative");
        prompt(service, "b", "direct", "{{text}} Did the guest find the food good or bad?", "good", "bad");
        prompt(service, "c", "direct", "{{text}} Did the guest enjoy the meal?", "yes", "no");
        prompt(service, "d", "chainOfThought", "{{text}} Did the guest enjoy the meal?", "yes", "no");

        JsonNode plain = measured(service, "\"a-TARGET\", \"b-TARGET\", \"c-TARGET\"", 4, 6, true);
        JsonNode reasoned = measured(service, "\"d-TARGET\"", 1, 1, false);

        assertThat(plain.path("prompts").size()).isEqualTo(3);
        assertThat(plain.path("prompts").toString()).contains("accuracy").doesNotContain("problem");
        assertThat(reasoned.path("prompts").size()).isEqualTo(1);
        for (String selector : SELECTORS) {
            HttpResponse<String> ranking =
                    service.get("/rank?target=datasets/" + target + "&sources=prompts&method=" + selector);
            assertThat(Service.json(ranking).path("results").size())
                    .as(ranking.body())
                    .isEqualTo(3);
        }
        assertThat(server.calls().stream().map(Call::body).distinct()).hasSameSizeAs(server.calls());
        if (real != null) {
            Files.createDirectories(RECORDED.getParent());
            Files.write(
                    RECORDED,
                    answers.entrySet().stream()
                            .map(entry -> line(entry.getKey(), entry.getValue()))
                            .toList());
        }
    }

    private static String line(String question, JsonNode answer) {
        return JSON.createObjectNode()
                .put("question", question)
                .set("answer", answer)
                .toString();
    }

    private JsonNode measured(Service service, String prompts, int rows, int pool, boolean tell) {
        HttpResponse<String> done = service.postJson(
                "/prompts/measurements?wait=" + (real == null ? "60s" : "5m"),
                """
                {"target": "datasets/TARGET", "prompts": [%s], "rows": %d, "poolTexts": %d, "perplexity": %b, "opinion": %b}""".formatted(prompts, rows, pool, tell, tell).replace("TARGET", target));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        return Service.json(done).path("result");
    }

    private void prompt(Service service, String name, String strategy, String template, String good, String bad) {
        created(
                service,
                "/prompts",
                "{\"name\": \"%s-TARGET\", \"model\": \"TARGET\", \"strategy\": \"%s\", \"template\": \"%s\", \"verbalizers\": {\"positive\": [\"%s\"], \"negative\": [\"%s\"]}}"
                        .formatted(name, strategy, template, good, bad));
    }

    private void created(Service service, String path, String body) {
        HttpResponse<String> answer = service.postJson(path, body.replace("TARGET", target));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private Reply answer(Call call) {
        if (real == null) {
            JsonNode known = answers.get(call.body());
            return known == null
                    ? Reply.status(400, "nobody asked this before")
                    : Reply.ok(JSON.writeValueAsString(known));
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(real + call.path()))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(call.body()))
                    .build();
            HttpResponse<String> said = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (said.statusCode() == 200) {
                answers.put(call.body(), essential(JsonMapper.shared().readTree(said.body())));
            }
            return Reply.status(said.statusCode(), said.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Without times and names, which differ from run to run, and without tokens as bytes. */
    private static JsonNode essential(JsonNode answer) {
        ObjectNode kept = JSON.createObjectNode();
        kept.set("choices", answer.path("choices"));
        kept.set("usage", answer.path("usage"));
        kept.findParents("bytes").forEach(token -> ((ObjectNode) token).remove("bytes"));
        return kept;
    }
}
