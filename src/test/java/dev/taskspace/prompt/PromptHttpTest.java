package dev.taskspace.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class PromptHttpTest {
    private static final String WORDS = "{\"positive\": [\"Good\", \"good\"], \"negative\": [\"bad\"]}";

    @LocalServerPort
    int port;

    private Service service;
    private final String unique = UUID.randomUUID().toString();
    private final String model = "offline-" + unique;

    @BeforeEach
    void registerAModel() {
        service = new Service(port);
        assertThat(service.postJson("/models", "{\"name\": \"" + model + "\", \"kind\": \"zeroShot\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void registersAPromptOnceUnderItsName() {
        String body = prompt("p-" + unique, "{{text}} Good or bad?", WORDS);

        HttpResponse<String> first = service.postJson("/prompts", body);
        HttpResponse<String> again = service.postJson("/prompts", body);
        HttpResponse<String> other = service.postJson("/prompts", prompt("p-" + unique, "{{text}} Bad?", WORDS));

        assertThat(first.statusCode()).isEqualTo(201);
        JsonNode created = Service.json(first);
        assertThat(first.headers().firstValue("Location"))
                .hasValue("/prompts/" + created.path("id").asString());
        assertThat(created.path("labels").valueStream().map(JsonNode::asString))
                .containsExactly("negative", "positive");
        assertThat(created.path("format").asString()).isEqualTo("single");
        assertThat(created.path("strategy").asString()).isEqualTo("direct");
        assertThat(created.path("warnings").toString()).contains("'positive'", "case");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Service.json(again)).isEqualTo(created);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(Service.json(service.get("/prompts/p-" + unique))).isEqualTo(created);
        assertThat(Service.json(service.get("/prompts/" + created.path("id").asString())))
                .isEqualTo(created);
    }

    @Test
    void reportsPromptsThatSayTheSame() {
        service.postJson("/prompts", prompt("first-" + unique, "{{text}} Good or bad?", WORDS));

        JsonNode twin = Service.json(service.postJson(
                "/prompts",
                prompt(
                        "second-" + unique,
                        "{{ text }}  GOOD or bad? ",
                        "{\"negative\":[\"Bad\"],\"positive\":[\"good\"]}")));
        JsonNode same =
                Service.json(service.postJson("/prompts", prompt("fourth-" + unique, "{{text}} Good or bad?", WORDS)));
        JsonNode stranger =
                Service.json(service.postJson("/prompts", prompt("third-" + unique, "{{text}} So?", WORDS)));

        assertThat(twin.path("warnings").toString()).contains("first-" + unique + " but for case");
        assertThat(same.path("warnings").toString())
                .containsPattern("same model as [^:]*first-" + unique + ".*: they will tie");
        assertThat(stranger.path("warnings").toString()).doesNotContain("first-" + unique);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            Is it good?                  | {"a":["x"],"b":["y"]}          | /template      | {{text}}
            {{text}} {{premise}}         | {"a":["x"],"b":["y"]}          | /template      | {{premise}}
            {{textPair}}                 | {"a":["x"],"b":["y"]}          | /template      | {{text}}
            {{text}} {{ text             | {"a":["x"],"b":["y"]}          | /template      | braces
            {{text}}                     | {"a":["x"]}                    | /verbalizers   | 2 to
            {{text}}                     | {"a":["Yes"],"b":["yes "]}     | /verbalizers/b | 'a'
            {{text}}                     | {"a":["no"],"b":["no idea"]}   | /verbalizers/a | begins
            {{text}}                     | {"a":[],"b":["y"]}             | /verbalizers/a | needs
            {{text}}                     | {"a":["x"],"b":[" "]}          | /verbalizers/b | blanks
            {{text}}                     | {"a":["x"],"b":[null]}         | /verbalizers/b | blanks
            {{text}}                     | {"a":["x"],"b":null}           | /verbalizers/b | needs
            {{text}}                     | {"a":["x"],"b":["?!"]}         | /verbalizers/b | letter
            """)
    void saysWhatWouldWorkInstead(String template, String verbalizers, String pointer, String hint) {
        HttpResponse<String> refused = service.postJson("/prompts", prompt("bad-" + unique, template, verbalizers));

        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode problem = Service.json(refused).path("errors").get(0);
        assertThat(problem.path("pointer").asString()).isEqualTo(pointer);
        assertThat(problem.path("detail").asString()).contains(hint);
        assertThat(service.get("/prompts/bad-" + unique).statusCode()).isEqualTo(404);
    }

    @Test
    void namesEveryFieldThatIsWrongAtOnce() {
        HttpResponse<String> refused =
                service.postJson("/prompts", "{\"name\": \"No!\", \"template\": \"\", \"system\": \" {{text}}\"}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Service.json(refused)
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactly("/name", "/model", "/template", "/verbalizers", "/system");
    }

    @Test
    void refusesModelsThatTakeNoPrompt() {
        String classifier = "classifier-" + unique;
        service.postJson(
                "/models",
                "{\"name\": \"" + classifier + "\", \"kind\": \"classifier\", \"url\": \"http://localhost:9/\", "
                        + "\"protocol\": \"tei\", \"labels\": [\"a\", \"b\"]}");
        String talk = prompt("talk-" + unique, "{{text}}", WORDS);

        List<String> refused = Stream.of(
                        talk.replace(model, classifier),
                        talk.replace(model, "nobody-" + unique),
                        talk.replace("\"template\"", "\"strategy\": \"chainOfThought\", \"template\""),
                        talk.replace("\"template\"", "\"system\": \"Be brief.\", \"template\""))
                .map(body -> service.postJson("/prompts", body))
                .map(answer -> answer.statusCode() + " "
                        + Service.json(answer).path("detail").asString())
                .toList();

        assertThat(refused.get(0)).startsWith("422").contains("takes no prompt");
        assertThat(refused.get(1)).startsWith("404");
        assertThat(refused.get(2)).startsWith("422").contains("cannot reason");
        assertThat(refused.get(3)).startsWith("422").contains("system message");
    }

    @Test
    void keepsAModelForAsLongAsItHasPrompts() {
        service.postJson("/prompts", prompt("held-" + unique, "{{text}}", WORDS));

        HttpResponse<String> needed = service.delete("/models/" + model);
        int deleted = service.delete("/prompts/held-" + unique).statusCode();

        assertThat(needed.statusCode()).isEqualTo(409);
        assertThat(Service.json(needed).path("detail").asString()).contains("held-" + unique);
        assertThat(deleted).isEqualTo(204);
        assertThat(service.get("/prompts/held-" + unique).statusCode()).isEqualTo(404);
        assertThat(service.delete("/models/" + model).statusCode()).isEqualTo(204);
    }

    @Test
    void listsPromptsPageByPage() {
        service.postJson("/prompts", prompt("page-1-" + unique, "{{text}} 1", WORDS));
        JsonNode second = Service.json(service.postJson("/prompts", prompt("page-2-" + unique, "{{text}} 2", WORDS)));

        JsonNode page = Service.json(service.get("/prompts?limit=1"));

        assertThat(page.path("data").size()).isEqualTo(1);
        assertThat(page.path("hasMore").asBoolean()).isTrue();
        assertThat(Service.json(service.get("/prompts?limit=200")).path("data").valueStream())
                .contains(second);
    }

    private String prompt(String name, String template, String verbalizers) {
        return "{\"name\": \"%s\", \"model\": \"%s\", \"template\": \"%s\", \"verbalizers\": %s}"
                .formatted(name, model, template, verbalizers);
    }
}
