package dev.taskspace.model;

import tools.jackson.databind.JsonNode;

class ServedRegressionTest extends ServedLabelerContract {

    @Override
    ClassifierProtocol protocol() {
        return ClassifierProtocol.TEI;
    }

    @Override
    boolean regression() {
        return true;
    }

    @Override
    String answer(JsonNode request) {
        return "[{\"score\": %s, \"label\": \"LABEL_0\"}]"
                .formatted(5 * good(request.path("inputs").asString()));
    }
}
