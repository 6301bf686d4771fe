package dev.taskspace.transfer;

import tools.jackson.databind.JsonNode;

/** Takes the fields of a row from a JSON object. */
final class JsonFields {
    static final String TAGS = "tags";

    private JsonFields() {}

    static TransferFields of(JsonNode row) throws RejectedRowException {
        if (!row.isObject()) {
            throw new RejectedRowException(
                    "a row is a JSON object such as {\"source\": …, \"target\": …, \"score\": …}");
        }
        TransferFields fields = new TransferFields();
        for (var property : row.properties()) {
            if (property.getKey().equals(TAGS)) {
                putTags(fields, property.getValue());
            } else {
                put(fields, property.getKey(), property.getValue());
            }
        }
        return fields;
    }

    static void putTags(TransferFields fields, JsonNode tags) throws RejectedRowException {
        for (var tag : tags.properties()) {
            put(fields, tag.getKey(), tag.getValue());
        }
    }

    private static void put(TransferFields fields, String name, JsonNode value) throws RejectedRowException {
        if (value.isContainer()) {
            throw new RejectedRowException(name + " is neither a text nor a number");
        }
        fields.put(name, value.isNull() ? null : value.asString());
    }
}
