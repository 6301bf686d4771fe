package dev.taskspace.platform.openapi;

import dev.taskspace.platform.web.Problem;
import dev.taskspace.platform.web.ProblemType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Names the problems that an operation may answer, by status. A failure of the server itself is none of them: an answer
 * 500 is a defect.
 */
@Component
@Order(0)
class ProblemResponses implements OpenApiCustomizer {
    private static final String RESPONSES = "#/components/responses/";

    /** No operation promises these: a defect, what is of no operation, and what only jobs end with. */
    private static final Set<ProblemType> UNDECLARED =
            EnumSet.of(ProblemType.INTERNAL, ProblemType.METHOD_NOT_ALLOWED, ProblemType.OUT_OF_MEMORY);

    /** Come of what is sent to be kept or carried out. */
    private static final Set<ProblemType> OF_BODIES = EnumSet.of(
            ProblemType.TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            ProblemType.LABELER_FAILED,
            ProblemType.DISK_FULL);

    @Override
    public void customise(OpenAPI api) {
        ModelConverters.getInstance(true)
                .readAll(Problem.class)
                .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
        declared().forEach(type -> api.getComponents().addResponses(name(type), response(type)));
        api.getPaths().values().forEach(ProblemResponses::complete);
    }

    private static void complete(PathItem path) {
        path.readOperationsMap()
                .forEach((method, operation) -> declared()
                        .filter(type -> method == HttpMethod.POST || !OF_BODIES.contains(type))
                        .filter(type -> method != HttpMethod.GET || type != ProblemType.CONFLICT)
                        .forEach(type -> add(operation, type)));
    }

    private static void add(Operation operation, ProblemType type) {
        operation
                .getResponses()
                .addApiResponse(
                        Integer.toString(type.status().value()), new ApiResponse().$ref(RESPONSES + name(type)));
    }

    private static Stream<ProblemType> declared() {
        return Arrays.stream(ProblemType.values()).filter(type -> !UNDECLARED.contains(type));
    }

    /** {@code not-found} becomes {@code NotFound}. */
    private static String name(ProblemType type) {
        return Arrays.stream(type.code().split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .reduce("", String::concat);
    }

    private static ApiResponse response(ProblemType type) {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + Problem.class.getSimpleName());
        return new ApiResponse()
                .description(type.title())
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem)));
    }
}
