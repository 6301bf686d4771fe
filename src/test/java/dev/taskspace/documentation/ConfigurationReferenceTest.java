package dev.taskspace.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The configuration reference says what the code says. {@code ./mvnw test -Dtest=ConfigurationReferenceTest
 * -Ddocs.write=true} writes it anew.
 */
class ConfigurationReferenceTest {
    private static final Path REFERENCE = Path.of("docs", "CONFIGURATION.md");
    private static final String HEAD = """
        # Configuration

        Every setting of Taskspace itself: as an environment variable, as `--property=value` on the command line or in
        an `application.yaml` beside the jar. Durations are written `500ms`, `30s`, `5m`, sizes `4MB`, `2GB`; lists are
        separated by commas. Settings of [Spring Boot](https://docs.spring.io/spring-boot/appendix/application-properties/)
        work, too; those that operators need are in [OPERATIONS.md](OPERATIONS.md).

        | environment variable | property | default | |
        | --- | --- | --- | --- |
        """;

    @Test
    void listsEverySettingWithItsDefault() throws IOException {
        String reference = reference();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(REFERENCE, reference);
        }

        assertThat(Files.readString(REFERENCE)).isEqualTo(reference);
    }

    private static String reference() throws IOException {
        TreeMap<String, JsonNode> settings = new TreeMap<>();
        for (String file : new String[] {"", "additional-"}) {
            String name = "META-INF/" + file + "spring-configuration-metadata.json";
            for (URL url : Collections.list(
                    ConfigurationReferenceTest.class.getClassLoader().getResources(name))) {
                try (InputStream in = url.openStream()) {
                    JsonMapper.shared().readTree(in).path("properties").forEach(property -> {
                        if (property.path("name").asString().startsWith("taskspace.")) {
                            settings.put(property.path("name").asString(), property);
                        }
                    });
                }
            }
        }
        StringBuilder lines = new StringBuilder(HEAD);
        settings.forEach((name, property) -> lines.append("| `%s` | `%s` | %s | %s |\n"
                .formatted(variable(name, property), name, fallback(property), text(property))));
        return lines.toString();
    }

    /** Environment variables have no dashes, and words between dots that a dash divides are written as one or two. */
    private static String variable(String name, JsonNode property) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        String type = property.path("type").asString("");
        return !type.startsWith("java.util.Map")
                ? variable
                : type.endsWith(",java.lang.String>") ? variable + "_NAME" : variable + "_NAME_…";
    }

    private static String fallback(JsonNode property) {
        JsonNode value = property.path("defaultValue");
        return value.isMissingNode() || value.isNull() || value.isArray() ? "–" : "`" + value.asString() + "`";
    }

    private static String text(JsonNode property) {
        return property.path("description")
                .asString("")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link ([^}]*)}", "`$1`")
                .replace("|", "\\|");
    }
}
