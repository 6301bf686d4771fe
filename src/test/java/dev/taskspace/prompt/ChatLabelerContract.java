package dev.taskspace.prompt;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.LabelerContract;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import dev.taskspace.support.StubEndpoint;
import dev.taskspace.surrogate.TextInput;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Language models under a prompt keep the contract of labelers, whichever way they are asked. */
@ServiceTest
abstract class ChatLabelerContract extends LabelerContract {
    @LocalServerPort
    int port;

    @Autowired
    EntityDirectory entities;

    @Autowired
    PromptLabelers labelers;

    final StubEndpoint server = new StubEndpoint(
            call -> StubEndpoint.Reply.ok(answer(JsonMapper.shared().readTree(call.body()))));

    /** Fields of the model besides name, kind and address. */
    abstract String model();

    /** What the server answers to such a request. */
    abstract String answer(JsonNode request);

    String strategy() {
        return "direct";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Labeler labeler() {
        Service service = new Service(port);
        String unique = UUID.randomUUID().toString();
        String named = "\"name\": \"%s\", \"model\": \"%s\"".formatted(unique, unique);
        String place = "\"kind\": \"openai\", \"baseUrl\": \"%s\", %s".formatted(server.url("/v1"), model());
        String said = "\"template\": \"{{text}} Good or bad?\", \"strategy\": \"%s\"".formatted(strategy());
        String words = "\"verbalizers\": {\"positive\": [\"good\", \"very fine\"], \"negative\": [\"bad\"]}";
        created(service, "/models", "{%s, %s}".formatted(named, place));
        created(service, "/prompts", "{%s, %s, %s}".formatted(named, said, words));
        Entity prompt = entities.require("prompts/" + unique);
        return labelers.open(prompt, "");
    }

    private static void created(Service service, String path, String body) {
        var answer = service.postJson(path, body);
        Assertions.assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Override
    protected List<TextInput> inputs() {
        return List.of(TextInput.of("lovely"), TextInput.of("dreadful"), TextInput.of("lovely and dreadful"));
    }

    /** What the model thinks of a request in which one of the inputs stands. */
    static String opinion(JsonNode request) {
        return request.toString().contains("dreadful") ? "bad" : "good";
    }

    static String chat(String content, String logprobs) {
        return "{\"choices\": [{\"message\": {\"role\": \"assistant\", \"content\": \"%s\"}%s}], \"usage\": {\"total_tokens\": 9}}"
                .formatted(content, logprobs);
    }
}
