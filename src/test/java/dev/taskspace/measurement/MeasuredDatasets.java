package dev.taskspace.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Three small datasets that nobody else has, and what is measured on them over HTTP. */
@ServiceTest
abstract class MeasuredDatasets {
    static final String SMALL = """
            {"sourceExamples": 16, "sourceEpochs": 1, "targetExamples": 8, "targetEpochs": 1, "testExamples": 6,
             "maxTokens": 16, "batchSize": 4}""";

    final Service service;
    private final String suffix = UUID.randomUUID().toString();
    final String weather = "weather-" + suffix;
    final String food = "food-" + suffix;
    final String stars = "stars-" + suffix;

    MeasuredDatasets(int port) {
        service = new Service(port);
    }

    @BeforeEach
    void registerDatasets() {
        register(weather, "\"good\"", "\"bad\"");
        register(food, "\"tasty\"", "\"stale\"");
        register(stars, "4.5", "1.5");
    }

    /** Evidence of random scores would disturb the rankings of other tests. */
    @AfterEach
    void forgetTransfers() {
        for (String target : List.of(weather, food, stars)) {
            transfers(target)
                    .forEach(transfer ->
                            service.delete("/transfers/" + transfer.path("id").asString()));
        }
    }

    JsonNode measured(String request) {
        HttpResponse<String> answer = service.postJson("/transfers/measurements?wait=60s", request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Service.json(answer);
    }

    List<JsonNode> transfers(String target) {
        return Service.json(service.get("/transfers?target=" + target))
                .path("data")
                .valueStream()
                .toList();
    }

    static String request(List<String> sources, List<String> targets, int seeds) {
        return "{\"sources\": %s, \"targets\": %s, \"seeds\": %d, \"budget\": %s}"
                .formatted(quoted(sources), quoted(targets), seeds, SMALL);
    }

    private static String quoted(List<String> names) {
        return "[\"" + String.join("\", \"", names) + "\"]";
    }

    /** 24 examples that nobody else has. */
    private void register(String name, String good, String bad) {
        StringBuilder examples = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            examples.append(i == 0 ? "" : ",")
                    .append("{\"text\": \"%s %d was %s\", \"label\": %s}"
                            .formatted(
                                    name.substring(0, 12),
                                    i,
                                    i % 2 == 0 ? "lovely" : "dreadful",
                                    i % 2 == 0 ? good : bad));
        }
        assertThat(service.postJson("/datasets", "{\"name\": \"" + name + "\", \"examples\": [" + examples + "]}")
                        .statusCode())
                .isEqualTo(201);
    }
}
