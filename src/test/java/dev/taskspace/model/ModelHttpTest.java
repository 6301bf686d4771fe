package dev.taskspace.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ModelHttpTest {
    @LocalServerPort
    int port;

    private Service service;
    private final String name = "model-" + UUID.randomUUID();

    @BeforeEach
    void connect() {
        service = new Service(port);
    }

    @Test
    void isRegisteredOnceUnderItsName() {
        String request = classifier("http://localhost:9/predict");

        HttpResponse<String> created = service.postJson("/models", request);
        HttpResponse<String> again = service.postJson("/models", request);
        HttpResponse<String> other = service.postJson("/models", classifier("http://localhost:10/predict"));

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location").orElseThrow()).startsWith("/models/");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(created.body());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(service.get("/models/" + name).body()).isEqualTo(created.body());
    }

    @Test
    void showsTheFieldsOfItsKindAndNoOthers() {
        JsonNode model = Service.json(service.postJson(
                "/models",
                "{\"name\": \"%s\", \"kind\": \"openai\", \"baseUrl\": \"http://localhost:9/v1/\", \"model\": \"tiny\"}"
                        .formatted(name)));

        assertThat(model.path("baseUrl").asString()).isEqualTo("http://localhost:9/v1");
        assertThat(model.path("logprobs").asBoolean()).isTrue();
        assertThat(model.path("prompted").asBoolean()).isTrue();
        assertThat(model.path("taskType").isNull()).isTrue();
        assertThat(model.has("url")).isFalse();
    }

    @Test
    void isGoneAfterItsDeletion() {
        service.postJson("/models", classifier("http://localhost:9/predict"));

        assertThat(service.delete("/models/" + name).statusCode()).isEqualTo(204);
        assertThat(service.get("/models/" + name).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesServersThatAreNobodysBusiness() {
        for (String host : new String[] {
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "172.20.0.1",
            "169.254.169.254",
            "[::1]",
            "[fd00::1]",
            "0.0.0.0",
            "[::ffff:10.0.0.1]",
            "2130706433",
            "100.64.0.1",
            "[64:ff9b::a00:1]",
            "[fe80::1]",
            "224.0.0.1"
        }) {
            refused(classifier("http://" + host + "/predict"), 422, "TASKSPACE_ALLOWED_HOSTS");
        }
    }

    @Test
    void refusesAddressesThatAreNoEndpoints() {
        refused(classifier("file:///etc/passwd"), 422, "http or https");
        refused(classifier("ftp://example.org/x"), 422, "http or https");
        refused(classifier("http://user:secret@example.org/x"), 422, "no user");
        refused(classifier("http://exa mple.org/x"), 422, "not an address");
        refused(classifier("http://example.org/x#y"), 422, "fragment");
        refused(classifier("http://example.org/\\r\\nX-Evil: 1"), 422, "not an address");
        refused(classifier("/predict"), 422, "http or https");
    }

    @Test
    void namesWhatIsMissingOrTooMuch() {
        refused("{\"name\": \"" + name + "\"}", 422, "zeroShot");
        refused("{\"name\": \"" + name + "\", \"kind\": \"magic\"}", 400, "openai");
        refused("{\"name\": \"" + name + "\", \"kind\": \"openai\", \"model\": \"x\"}", 422, "baseUrl");
        refused("{\"name\": \"" + name + "\", \"kind\": \"zeroShot\", \"labels\": [\"a\", \"b\"]}", 422, "no labels");
        refused("{\"name\": \"" + name + "\", \"kind\": \"zeroShot\", \"surrogate\": \"x\"}", 422, "all-minilm-l6-v2");
        refused(classifier("http://localhost:9/").replace("\"negative\",", ""), 422, "labels lists 2 to");
        refused(
                classifier("http://localhost:9/").replace("\"tei\"", "\"tei\", \"apiKeyRef\": \"nobody\""),
                422,
                "TASKSPACE_KEYS_NOBODY");
    }

    @Test
    void predictionsNameTheRowThatCannotBeRight() {
        badPredictions("{\"id\": 0, \"label\": \"a\"}\n{\"id\": 99999999, \"label\": \"b\"}\n", "\"line\":2");
        badPredictions("{\"id\": 0, \"label\": \"a\"}\n{\"id\": 0, \"label\": \"b\"}\n", "predicted before");
        badPredictions("{\"id\": 0, \"scores\": {\"a\": -1, \"b\": 2}}\n", "at least 0");
        badPredictions("{\"id\": 0, \"label\": \"a\"}\n{\"id\": 1, \"label\": \"b\"}\n", "at least half");
        badPredictions("{\"label\": \"a\"}\n", "no 'id'");
    }

    private void badPredictions(String rows, String hint) {
        HttpResponse<String> answer = service.send(new Multipart()
                .file("file", "p.jsonl", rows.getBytes(StandardCharsets.UTF_8))
                .field("metadata", "{\"name\": \"" + name + "\", \"kind\": \"predictions\", \"pool\": \"default\"}")
                .postedBy(service.request("/models")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(hint);
        assertThat(service.get("/models/" + name).statusCode()).isEqualTo(404);
    }

    private void refused(String body, int status, String hint) {
        HttpResponse<String> answer = service.postJson("/models", body);
        assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(hint);
    }

    private String classifier(String url) {
        return "{\"name\": \"%s\", \"kind\": \"classifier\", \"url\": \"%s\", \"protocol\": \"tei\", \"labels\": [\"negative\",\"positive\"]}"
                .formatted(name, url);
    }
}
