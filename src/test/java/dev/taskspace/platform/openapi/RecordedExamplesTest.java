package dev.taskspace.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.platform.openapi.RecordedExamples.Exchange;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out every example of the API's description: the same request gets the same status and an answer of the same
 * fields. {@code ./mvnw test -Dtest=RecordedExamplesTest -Dopenapi.write=true} records the answers anew.
 */
@ServiceTest
class RecordedExamplesTest {
    private static final Path RECORDED = Path.of("src", "main", "resources", RecordedExamples.RESOURCE);

    @LocalServerPort
    private int port;

    @Test
    void whatTheDescriptionShowsIsWhatHappens() throws IOException {
        boolean record = Boolean.getBoolean("openapi.write");
        Map<String, String> kept = new HashMap<>();
        List<Exchange> recorded = new ArrayList<>();
        for (Exchange exchange : RecordedExamples.read()) {
            HttpResponse<String> answer = ask(exchange, kept);
            assertThat(answer.statusCode())
                    .as(exchange.operation() + ": " + answer.body())
                    .isEqualTo(exchange.status());
            JsonNode response = answer.body().isEmpty() ? null : Service.json(answer);
            if (response != null && exchange.keep() != null) {
                exchange.keep()
                        .forEach((name, pointer) ->
                                kept.put(name, response.at(pointer).asString()));
            }
            if (!record) {
                assertThat(fields(response)).as(exchange.operation()).isEqualTo(fields(exchange.response()));
            }
            recorded.add(new Exchange(
                    exchange.operation(),
                    exchange.method(),
                    exchange.path(),
                    exchange.request(),
                    exchange.status(),
                    response,
                    exchange.keep()));
        }
        if (record) {
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValue(RECORDED.toFile(), recorded);
        }
    }

    @Test
    void everyOperationHasOne() throws IOException {
        Set<String> shown = new TreeSet<>();
        RecordedExamples.read().forEach(exchange -> shown.add(exchange.operation()));
        Set<String> described = new TreeSet<>();
        JsonNode api = JsonMapper.shared()
                .readTree(new Service(port).get("/v3/api-docs").body());
        api.get("paths")
                .forEach(path -> path.forEach(
                        operation -> described.add(operation.path("operationId").asString())));
        described.removeIf(operation -> operation.startsWith("delete")); // says nothing in return

        assertThat(described).isEqualTo(shown);
    }

    private HttpResponse<String> ask(Exchange exchange, Map<String, String> kept) {
        String path = filled(exchange.path(), kept);
        JsonNode body = exchange.request();
        return new Service(port)
                .send(new Service(port)
                        .request(path, "Content-Type", "application/json")
                        .method(
                                exchange.method(),
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(filled(body.toString(), kept))));
    }

    private static String filled(String text, Map<String, String> kept) {
        String filled = text;
        for (Map.Entry<String, String> entry : kept.entrySet()) {
            filled = filled.replace("${" + entry.getKey() + "}", entry.getValue());
        }
        return filled;
    }

    /** The names at the top. */
    private static Set<String> fields(@Nullable JsonNode answer) {
        Set<String> names = new TreeSet<>();
        if (answer != null) {
            names.addAll(answer.propertyNames());
        }
        return names;
    }
}
