package dev.taskspace.model;

import tools.jackson.databind.JsonNode;

class TeiLabelerTest extends ServedLabelerContract {

    @Override
    ClassifierProtocol protocol() {
        return ClassifierProtocol.TEI;
    }

    @Override
    String answer(JsonNode request) {
        double good = good(request.path("inputs").asString());
        return "[{\"score\": %s, \"label\": \"LABEL_2\"}, {\"score\": %s, \"label\": \"LABEL_0\"}]"
                .formatted(good, (1 - good) / 2);
    }
}
