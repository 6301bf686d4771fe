package dev.taskspace.model;

import dev.taskspace.dataset.InvalidMetadataException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the fields of a request for a model that do not need anything else to be judged. */
final class ModelFields {
    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,127}";
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_WORD = 200;
    private static final int MOST_TAGS = 100;
    private static final int MOST_LABELS = 1_000;
    private static final Map<ModelKind, Set<String>> FIELDS = Map.of(
            ModelKind.OPENAI, Set.of("baseUrl", "model", "api", "apiKeyRef", "logprobs"),
            ModelKind.CLASSIFIER, Set.of("url", "protocol", "apiKeyRef", "labels", "taskType", "format"),
            ModelKind.HUGGINGFACE, Set.of("path", "labels", "taskType", "format"),
            ModelKind.ONNX, Set.of("path", "labels", "taskType", "format"),
            ModelKind.PREDICTIONS, Set.of("pool", "labels", "taskType"),
            ModelKind.ZERO_SHOT, Set.of("surrogate"));

    private final ModelRequest request;

    ModelFields(ModelRequest request) {
        this.request = request;
    }

    /** The kind, once everything that every kind has is in order and nothing of another kind is there. */
    ModelKind checkedKind() {
        String name = request.name();
        if (name == null || !name.matches(NAME)) {
            throw new InvalidMetadataException(
                    "/name",
                    "A model needs a name of 1 to 128 lower-case letters, digits, dots, dashes and underscores that "
                            + "begins with a letter or digit.");
        }
        ModelKind kind = request.kind();
        if (kind == null) {
            throw new InvalidMetadataException("/kind", "A model needs a kind: one of " + ModelKind.names() + ".");
        }
        Set<String> known = Objects.requireNonNull(FIELDS.get(kind));
        given().forEach((field, value) -> {
            if (value != null && !known.contains(field)) {
                throw new InvalidMetadataException(
                        "/" + field,
                        "A model of kind " + kind.wireName() + " has no " + field + "; it has "
                                + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        });
        text("/description", request.description(), LONGEST_TEXT);
        text("/family", request.family(), LONGEST_WORD);
        text("/language", request.language(), LONGEST_WORD);
        text("/license", request.license(), LONGEST_WORD);
        text("/model", request.model(), LONGEST_WORD);
        Map<String, String> tags = Objects.requireNonNullElse(request.tags(), Map.of());
        if (tags.size() > MOST_TAGS) {
            throw new InvalidMetadataException("/tags", "At most " + MOST_TAGS + " tags are kept.");
        }
        tags.forEach((tag, value) -> {
            text("/tags", tag, LONGEST_WORD);
            text("/tags", value, LONGEST_WORD);
        });
        return kind;
    }

    private Map<String, @Nullable Object> given() {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("baseUrl", request.baseUrl());
        given.put("model", request.model());
        given.put("api", request.api());
        given.put("apiKeyRef", request.apiKeyRef());
        given.put("logprobs", request.logprobs());
        given.put("url", request.url());
        given.put("protocol", request.protocol());
        given.put("path", request.path());
        given.put("pool", request.pool());
        given.put("surrogate", request.surrogate());
        given.put("taskType", request.taskType());
        given.put("format", request.format());
        given.put("labels", request.labels());
        return given;
    }

    /** A field that the kind cannot do without. */
    static <T> T required(@Nullable T value, String pointer, String sentence) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw new InvalidMetadataException(pointer, sentence);
        }
        return value;
    }

    /** At least two different class names. */
    static List<String> labels(@Nullable List<String> labels) {
        if (labels == null || labels.size() < 2 || labels.size() > MOST_LABELS) {
            throw new InvalidMetadataException(
                    "/labels",
                    "labels lists 2 to " + MOST_LABELS
                            + " classes in the order of the model's outputs; for a model that "
                            + "answers with a number say \"taskType\":\"regression\".");
        }
        if (labels.stream().anyMatch(label -> label == null || label.isBlank())
                || new HashSet<>(labels).size() < labels.size()) {
            throw new InvalidMetadataException("/labels", "Every label has a name of its own.");
        }
        labels.forEach(label -> text("/labels", label, LONGEST_WORD));
        return labels;
    }

    private static void text(String pointer, @Nullable String value, int longest) {
        if (value != null && (value.length() > longest || value.indexOf('\0') >= 0)) {
            throw new InvalidMetadataException(
                    pointer, "At most " + longest + " characters are kept, and none of them is NUL.");
        }
    }
}
