package dev.taskspace.platform.openapi;

import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes the parameters that mean the same wherever they occur: pages, waiting, repeating a POST. */
@Component
class CommonParameters implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.getParameterType() == PageRequest.class) {
                operation.addParametersItem(limit()).addParametersItem(after());
            } else if (parameter.getParameterType() == Duration.class) {
                parameters(operation).stream()
                        .filter(described -> Objects.equals(described.getName(), parameter.getParameterName()))
                        .forEach(described -> described.setSchema(duration()));
            }
        }
        if (AnnotatedElementUtils.hasAnnotation(handler.getMethod(), PostMapping.class)
                && parameters(operation).stream().noneMatch(known -> "Idempotency-Key".equals(known.getName()))) {
            operation.addParametersItem(idempotencyKey());
        }
        return operation;
    }

    private static List<Parameter> parameters(Operation operation) {
        return Objects.requireNonNullElse(operation.getParameters(), List.of());
    }

    private static Parameter limit() {
        IntegerSchema schema = new IntegerSchema();
        schema.setMinimum(BigDecimal.ONE);
        schema.setMaximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        schema.setDefault(PageRequest.DEFAULT_LIMIT);
        return new QueryParameter()
                .name("limit")
                .description("How many at most")
                .schema(schema);
    }

    private static Parameter after() {
        return new QueryParameter()
                .name("after")
                .description("The next of the page before")
                .schema(new StringSchema());
    }

    private static StringSchema duration() {
        StringSchema schema = new StringSchema();
        schema.setPattern("^[0-9]{1,6}(ms|s|m)$");
        schema.setDefault("0s");
        return schema;
    }

    private static Parameter idempotencyKey() {
        StringSchema schema = new StringSchema();
        schema.setPattern("^[!-~]{1,255}$");
        return new HeaderParameter()
                .name("Idempotency-Key")
                .description("A word of the client's choice, such as a UUID. The same request under the same key is "
                        + "carried out once and answered alike")
                .schema(schema);
    }
}
