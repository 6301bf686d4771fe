package dev.taskspace.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps {@code openapi/openapi.yaml} equal to what the service says of itself. After a wanted change of the API, write the
 * file anew with {@code ./mvnw test -Dtest=OpenApiTest -Dopenapi.write=true} and review the difference.
 */
@ServiceTest
class OpenApiTest {
    private static final Path COMMITTED = Path.of("openapi", "openapi.yaml");

    @LocalServerPort
    private int port;

    private Service service;

    @BeforeEach
    void connect() {
        service = new Service(port);
    }

    @Test
    void isCommittedAsTheServiceDescribesItself() throws IOException {
        String described = service.get("/v3/api-docs.yaml").body();
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, described);
        }
        assertThat(described)
                .as("%s differs from the service; see the javadoc of this test", COMMITTED)
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void namesAndSummarisesEveryOperationAndItsProblems() {
        JsonNode api = JsonMapper.shared().readTree(service.get("/v3/api-docs").body());
        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/info/title").asString()).isEqualTo("Taskspace");
        assertThat(api.at("/info/license/identifier").asString()).isEqualTo("Apache-2.0");
        assertThat(api.at("/components/schemas/Problem/properties/requestId").isMissingNode())
                .isFalse();
        assertThat(api.at("/components/responses/NotFound/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        for (JsonNode path : api.get("paths")) {
            for (JsonNode operation : path) {
                assertThat(operation.path("summary").asString(""))
                        .as(operation.toString())
                        .isNotEmpty();
                assertThat(operation.path("operationId").asString("")).matches("[a-z][A-Za-z]+");
                assertThat(operation.at("/responses/404/$ref").asString()).isEqualTo("#/components/responses/NotFound");
                assertThat(operation.get("responses").has("500"))
                        .as("a failure of the server is no part of the contract")
                        .isFalse();
            }
        }
    }

    /** A generated client can read only what has a schema, and sends every parameter once. */
    @Test
    void givesEveryAnswerASchemaAndEveryParameterOnePlace() {
        JsonNode api = JsonMapper.shared().readTree(service.get("/v3/api-docs").body());
        for (JsonNode path : api.get("paths")) {
            for (JsonNode operation : path) {
                String id = operation.path("operationId").asString();
                for (JsonNode response : operation.get("responses")) {
                    response.path("content")
                            .forEach(content ->
                                    assertThat(content.has("schema")).as(id).isTrue());
                }
                List<String> names = new ArrayList<>();
                operation
                        .path("parameters")
                        .forEach(parameter -> names.add(parameter.get("name").asString()));
                assertThat(names).as(id).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void canBeExploredInABrowser() {
        assertThat(service.get("/swagger-ui.html")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/swagger-ui/index.html");
        assertThat(service.get("/swagger-ui/index.html").body()).contains("<title>Swagger UI</title>");
    }
}
