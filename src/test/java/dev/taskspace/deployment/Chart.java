package dev.taskspace.deployment;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.Yaml;

/** The chart as Helm sees it. */
final class Chart {
    private static final Path FOLDER = Path.of("helm", "taskspace");
    private static final String VALUES = "values.yaml";

    private Chart() {}

    /** Every file of values that comes with the chart, its defaults first. */
    static List<Path> valuesFiles() {
        try (Stream<Path> examples = Files.list(FOLDER.resolve("ci"))) {
            return Stream.concat(Stream.of(FOLDER.resolve(VALUES)), examples.sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Manifest> render(Path values) {
        return manifests(template(values).call());
    }

    static TemplateCommand template(Path values) {
        return new Helm(FOLDER)
                .template()
                .withName("tasks")
                .withNamespace("ml")
                .withKubeVersion("1.31.0")
                .withValuesFile(values);
    }

    /** Lints a copy whose defaults are these values: Helm's linter takes no others. */
    static LintResult lint(Path values, Path copy) {
        try {
            FileSystemUtils.copyRecursively(FOLDER, copy);
            Files.writeString(
                    copy.resolve(VALUES), new Yaml().dump(merged(yaml(FOLDER.resolve(VALUES)), yaml(values))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Helm(copy).lint().strict().call();
    }

    static List<Manifest> manifests(String rendered) {
        return StreamSupport.stream(new Yaml().loadAll(rendered).spliterator(), false)
                .filter(Objects::nonNull)
                .map(document -> new Manifest(asMap(document)))
                .toList();
    }

    static Map<String, Object> yaml(Path file) {
        try {
            return asMap(new Yaml().load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // the keys of a manifest are strings
    static Map<String, Object> asMap(Object document) {
        return (Map<String, Object>) document;
    }

    private static Map<String, Object> merged(Map<String, Object> defaults, Map<String, Object> values) {
        Map<String, Object> merged = new LinkedHashMap<>(defaults);
        values.forEach((key, value) -> merged.merge(
                key,
                value,
                (old, given) -> old instanceof Map && given instanceof Map ? merged(asMap(old), asMap(given)) : given));
        return merged;
    }
}
