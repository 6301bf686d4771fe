package dev.taskspace.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;
import org.yaml.snakeyaml.Yaml;

/**
 * Keeps the clients of the last release working. {@code openapi/released.yaml} is the API as it was released; operations,
 * fields of answers and optional parameters may come, nothing may go. A release copies {@code openapi.yaml} over it.
 */
class CompatibilityTest {
    private static final Path RELEASED = Path.of("openapi", "released.yaml");
    private static final Path CURRENT = Path.of("openapi", "openapi.yaml");

    @Test
    void breaksNoClientOfTheLastRelease() throws IOException {
        ChangedOpenApi change = compare(Files.readString(RELEASED), Files.readString(CURRENT));
        assertThat(change.isCompatible()).as(report(change)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an operation goes             | "  /rank:\\n"                                    | "  /ranking:\\n"
            a field of an answer goes     | "        contentHash:\\n"                        | "        hash:\\n"
            a field changes its type      | "        dimensions:\\n          type: integer"  | "        dimensions:\\n          type: string"
            a field that may be null does | "        spread:\\n          type:\\n          - number" | "        spread:\\n          type:\\n          - string"
            a parameter goes              | "        name: baseModel\\n"                     | "        name: model\\n"
            a value is no longer taken    | "          - direct\\n"                          | ""
            a request needs a new field   | "      required:\\n      - target\\n"             | "      required:\\n      - target\\n      - dryRun\\n"
            a success gets another status | "        \\"204\\":\\n"                          | "        \\"200\\":\\n"
            """)
    void seesThat(String change, String before, String after) throws IOException {
        String released = Files.readString(RELEASED);
        String changed = released.replace(text(before), text(after));
        assertThat(changed).isNotEqualTo(released);
        assertThat(compare(released, changed).isCompatible()).isFalse();
    }

    @Test
    void letsTheApiGrow() throws IOException {
        String released = Files.readString(RELEASED);
        String grown = released.replace(
                "        dimensions:\n", "        novelty:\n          type: string\n        dimensions:\n");
        ChangedOpenApi change = compare(released, grown);
        assertThat(change.isDifferent()).isTrue();
        assertThat(change.isCompatible()).isTrue();
    }

    private static ChangedOpenApi compare(String before, String after) {
        return OpenApiCompare.fromContents(comparable(before), comparable(after));
    }

    /** The tool compares no types of OpenAPI 3.1, so it is told them in the words of 3.0: a number that may be null. */
    private static String comparable(String document) {
        return new Yaml().dump(plain(new Yaml().load(document)));
    }

    private static Object plain(Object node) {
        if (node instanceof List<?> list) {
            return list.stream().map(CompatibilityTest::plain).toList();
        }
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        Map<Object, Object> plain = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (name.equals("type") && value instanceof List<?> types) {
                plain.put("type", types.getFirst());
                plain.put("nullable", types.contains("null"));
            } else if (name.equals("openapi")) {
                plain.put(name, "3.0.3");
            } else if (!name.equals("example")) {
                plain.put(name, plain(value));
            }
        });
        return plain;
    }

    private static String report(ChangedOpenApi change) {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        new MarkdownRender().render(change, new OutputStreamWriter(report, StandardCharsets.UTF_8));
        return report.toString(StandardCharsets.UTF_8);
    }

    private static String text(String quoted) {
        return quoted.substring(1, quoted.length() - 1).translateEscapes();
    }
}
