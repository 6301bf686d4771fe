package dev.taskspace.platform.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows in the API's description what was really asked and answered: the exchanges of {@code api-examples.json}, which a
 * test carries out in their order and records.
 */
@Configuration(proxyBeanMethods = false)
class RecordedExamples {
    static final String RESOURCE = "api-examples.json";

    private static final String JSON = "application/json";

    /**
     * One request and its answer.
     *
     * @param operation the operationId
     * @param path with query; {@code ${name}} stands for what an earlier exchange kept under that name
     * @param keep name to JSON pointer into the answer, null when nothing of it is needed later
     */
    record Exchange(
            String operation,
            String method,
            String path,
            @Nullable JsonNode request,
            int status,
            @Nullable JsonNode response,
            java.util.@Nullable Map<String, String> keep) {}

    static List<Exchange> read() throws IOException {
        try (InputStream in = new ClassPathResource(RESOURCE).getInputStream()) {
            return List.of(JsonMapper.shared().readValue(in, Exchange[].class));
        }
    }

    @Bean
    OpenApiCustomizer examplesAsRecorded() throws IOException {
        List<Exchange> exchanges = read();
        return api -> api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> exchanges.stream()
                        .filter(exchange -> exchange.operation().equals(operation.getOperationId()))
                        .forEach(exchange -> show(exchange, operation)));
    }

    private static void show(Exchange exchange, Operation operation) {
        if (exchange.request() != null && operation.getRequestBody() != null) {
            json(operation.getRequestBody().getContent(), exchange.request());
        }
        var response = operation.getResponses().get(Integer.toString(exchange.status()));
        if (exchange.response() != null && response != null) {
            json(response.getContent(), exchange.response());
        }
    }

    private static void json(@Nullable Content content, JsonNode example) {
        MediaType json = content == null ? null : content.get(JSON);
        if (json != null) {
            json.setExamples(null);
            json.setExample(JsonMapper.shared().convertValue(example, Object.class));
        }
    }
}
