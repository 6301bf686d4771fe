package dev.taskspace.model;

import dev.taskspace.endpoint.NonsenseException;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Open Inference Protocol v2. Asked with BYTES tensors {@code text} and, for pairs, {@code text_pair}; understood are a
 * first output of numbers, one a class (probabilities or logits), and one of JSON texts {@code {"label","score"}}, alone
 * or in a list, as MLServer's Hugging Face runtime answers.
 */
record OpenInference() implements ClassifierDialect {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public URI url(URI registered) {
        return Paths.ending(registered, "/infer");
    }

    @Override
    public Object body(TextInput input, int classes) {
        List<Object> inputs = new ArrayList<>();
        inputs.add(tensor("text", input.text()));
        if (input.textPair() != null) {
            inputs.add(tensor("text_pair", input.textPair()));
        }
        return Map.of("inputs", inputs);
    }

    private static Map<String, Object> tensor(String name, String text) {
        Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("name", name);
        tensor.put("shape", List.of(1));
        tensor.put("datatype", "BYTES");
        tensor.put("data", List.of(text));
        return tensor;
    }

    @Override
    public Target.Distribution distribution(JsonNode answer, List<String> labels) {
        JsonNode data = data(answer);
        return data.path(0).isNumber()
                ? SoftLabels.ofOutputs(numbers(data), labels)
                : SoftLabels.ofScores(ClassifierDialect.scores(parsed(data)), labels);
    }

    @Override
    public double value(JsonNode answer) {
        double[] numbers = numbers(data(answer));
        if (numbers.length != 1 || !Double.isFinite(numbers[0])) {
            throw new NonsenseException("answered " + numbers.length + " numbers; a regression has one, a finite one");
        }
        return numbers[0];
    }

    private static JsonNode data(JsonNode answer) {
        JsonNode data = answer.path("outputs").path(0).path("data");
        while (data.isArray() && data.size() == 1 && data.path(0).isArray()) {
            data = data.path(0);
        }
        if (!data.isArray() || data.isEmpty()) {
            throw new NonsenseException("answered no output with data");
        }
        return data;
    }

    private static double[] numbers(JsonNode data) {
        double[] numbers = new double[data.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!data.path(i).isNumber()) {
                throw new NonsenseException("answered data that are no numbers");
            }
            numbers[i] = data.path(i).asDouble();
        }
        return numbers;
    }

    private static JsonNode parsed(JsonNode data) {
        try {
            if (data.size() == 1) {
                return JSON.readTree(data.path(0).asString(""));
            }
            var list = JSON.createArrayNode();
            data.forEach(entry -> list.add(JSON.readTree(entry.asString(""))));
            return list;
        } catch (JacksonException e) {
            throw new NonsenseException("answered texts that are no JSON of label and score");
        }
    }
}
