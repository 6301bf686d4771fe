package dev.taskspace.surrogate.weights;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The {@code config.json} of a model directory. */
record ConfigFile(JsonNode root) {

    static final String NAME = "config.json";

    /** No real model has a dimension beyond this. */
    private static final int LARGEST = 10_000_000;

    static ConfigFile read(byte[] content) {
        try {
            JsonNode root = JsonMapper.shared().readTree(new String(content, StandardCharsets.UTF_8));
            if (!root.isObject()) {
                throw new WeightsFormatException(NAME + " is not a JSON object");
            }
            return new ConfigFile(root);
        } catch (JacksonException e) {
            throw new WeightsFormatException(NAME + " is not JSON: " + JsonWords.of(e), e);
        }
    }

    /** The first of these names that has a value, as a number of at least 1. */
    int count(String... names) {
        for (String name : names) {
            if (has(name)) {
                return integer(name, 1);
            }
        }
        throw new WeightsFormatException(NAME + " lacks " + names[0]);
    }

    int count(String name, int otherwise) {
        return has(name) ? integer(name, 0) : otherwise;
    }

    double number(String name, double otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = root.path(name);
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw new WeightsFormatException(NAME + ": " + name + " is not a number");
        }
        return value.asDouble();
    }

    /** What normalisation adds to a variance. */
    double epsilon(String name, double otherwise) {
        double value = number(name, otherwise);
        if (value <= 0 || value >= 1) {
            throw new WeightsFormatException(NAME + ": " + name + " lies between 0 and 1, not at " + value);
        }
        return value;
    }

    String text(String name, String otherwise) {
        return has(name) ? root.path(name).asString(otherwise) : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        return has(name) ? root.path(name).asBoolean(otherwise) : otherwise;
    }

    /** Names of the classes that the library has for this model. */
    List<String> architectures() {
        return root.path("architectures")
                .valueStream()
                .map(name -> name.asString(""))
                .toList();
    }

    boolean has(String name) {
        return root.hasNonNull(name);
    }

    /**
     * The names of the classes in their order, {@code LABEL_0}, {@code LABEL_1} and so on where none are given.
     *
     * @throws WeightsFormatException when {@code id2label} does not name every class from 0 once
     */
    List<String> labels() {
        JsonNode names = root.path("id2label");
        var byId = new TreeMap<Integer, String>();
        if (names.isObject()) {
            names.properties()
                    .forEach(entry ->
                            byId.put(id(entry.getKey()), entry.getValue().asString("")));
        } else {
            // What the library means when it writes neither.
            int classes = count("num_labels", 2);
            for (int id = 0; id < classes; id++) {
                byId.put(id, "LABEL_" + id);
            }
        }
        if (byId.isEmpty() || byId.lastKey() != byId.size() - 1 || byId.firstKey() != 0) {
            throw new WeightsFormatException(NAME + ": id2label does not name the classes from 0 without a gap");
        }
        return List.copyOf(new ArrayList<>(byId.values()));
    }

    private static int id(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException e) {
            throw new WeightsFormatException(NAME + ": id2label has the class \"" + key + "\", which is no number", e);
        }
    }

    private int integer(String name, int least) {
        JsonNode value = root.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new WeightsFormatException(NAME + ": " + name + " is not a whole number");
        }
        int number = value.asInt();
        if (number < least || number > LARGEST) {
            throw new WeightsFormatException(NAME + ": " + name + " cannot be " + number);
        }
        return number;
    }
}
