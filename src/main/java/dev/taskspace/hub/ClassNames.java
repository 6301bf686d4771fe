package dev.taskspace.hub;

import dev.taskspace.endpoint.NonsenseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names of classes by column, as the features of a dataset state them. Rows carry numbers; −1 stands for a label that is
 * kept secret, and becomes none.
 */
record ClassNames(Map<String, List<String>> byColumn) {

    static ClassNames of(JsonNode features) {
        Map<String, List<String>> names = new HashMap<>();
        for (JsonNode feature : features) {
            JsonNode type = feature.path("type");
            if ("ClassLabel".equals(type.path("_type").asString(""))) {
                List<String> classes = new ArrayList<>();
                type.path("names").forEach(name -> classes.add(name.asString("")));
                names.put(feature.path("name").asString(""), classes);
            }
        }
        return new ClassNames(names);
    }

    /** @throws NonsenseException when a row holds a class that the features do not have */
    void write(ObjectNode row) {
        byColumn.forEach((column, names) -> {
            JsonNode value = row.get(column);
            if (value == null || value.isNull()) {
                return;
            }
            if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() >= names.size()) {
                throw new NonsenseException("answered class " + value + " in column '" + column + "', which has "
                        + names.size() + " classes");
            }
            if (value.intValue() < 0) {
                row.remove(column);
            } else {
                row.put(column, names.get(value.intValue()));
            }
        });
    }
}
