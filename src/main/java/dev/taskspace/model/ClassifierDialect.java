package dev.taskspace.model;

import dev.taskspace.endpoint.NonsenseException;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What one protocol of served classifiers says and understands. Answers that mean nothing are a {@link NonsenseException}. */
interface ClassifierDialect {

    static ClassifierDialect of(ClassifierProtocol protocol) {
        return switch (protocol) {
            case TEI -> new Tei();
            case HUGGINGFACE -> new HuggingFaceInference();
            case OPEN_INFERENCE -> new OpenInference();
        };
    }

    /** Where calls go, from what was registered. */
    URI url(URI registered);

    /** The body that asks for all of so many classes. */
    Object body(TextInput input, int classes);

    Target.Distribution distribution(JsonNode answer, List<String> labels);

    /** The one number of a regression. */
    double value(JsonNode answer);

    /** {@code [{"label","score"}, …]}, alone or as the only element of a list. */
    static Map<String, Double> scores(JsonNode answer) {
        JsonNode list = answer.isArray() && answer.size() == 1 && answer.path(0).isArray() ? answer.path(0) : answer;
        Map<String, Double> scores = new LinkedHashMap<>();
        for (JsonNode entry : list.isArray() ? list : List.of(list)) {
            if (!entry.path("label").isString() || !entry.path("score").isNumber()) {
                throw new NonsenseException("answered something else than a list of labels with their scores");
            }
            scores.put(entry.path("label").asString(), entry.path("score").asDouble());
        }
        if (scores.isEmpty()) {
            throw new NonsenseException("answered an empty list of labels");
        }
        return scores;
    }

    private static double onlyScore(JsonNode answer) {
        Map<String, Double> scores = scores(answer);
        double score = scores.values().iterator().next();
        if (scores.size() != 1 || !Double.isFinite(score)) {
            throw new NonsenseException("answered " + scores.size() + " scores; a regression has one, a finite number");
        }
        return score;
    }

    /** Text Embeddings Inference: {@code {"inputs": "text"}}, or a list of two texts for a pair. */
    record Tei() implements ClassifierDialect {

        @Override
        public URI url(URI registered) {
            return Paths.ending(registered, "/predict");
        }

        @Override
        public Object body(TextInput input, int classes) {
            Object inputs = input.textPair() == null ? input.text() : List.of(input.text(), input.textPair());
            return new java.util.TreeMap<>(Map.of("inputs", inputs, "truncate", true));
        }

        @Override
        public Target.Distribution distribution(JsonNode answer, List<String> labels) {
            return SoftLabels.ofScores(scores(answer), labels);
        }

        @Override
        public double value(JsonNode answer) {
            return onlyScore(answer);
        }
    }

    /** Hugging Face: {@code {"inputs": …, "parameters": {"top_k": K}}}. */
    record HuggingFaceInference() implements ClassifierDialect {

        @Override
        public URI url(URI registered) {
            return registered;
        }

        @Override
        public Object body(TextInput input, int classes) {
            Object inputs = input.textPair() == null
                    ? input.text()
                    : new java.util.TreeMap<>(Map.of("text", input.text(), "text_pair", input.textPair()));
            return new java.util.TreeMap<>(Map.of("inputs", inputs, "parameters", Map.of("top_k", classes)));
        }

        @Override
        public Target.Distribution distribution(JsonNode answer, List<String> labels) {
            return SoftLabels.ofScores(scores(answer), labels);
        }

        @Override
        public double value(JsonNode answer) {
            return onlyScore(answer);
        }
    }
}
