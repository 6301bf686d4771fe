package dev.taskspace.model;

import tools.jackson.databind.JsonNode;

/** Answers with logits. */
class OpenInferenceLabelerTest extends ServedLabelerContract {

    @Override
    ClassifierProtocol protocol() {
        return ClassifierProtocol.OPEN_INFERENCE;
    }

    @Override
    String answer(JsonNode request) {
        double good = good(request.path("inputs").path(0).path("data").path(0).asString());
        return "{\"outputs\": [{\"name\": \"logits\", \"shape\": [1, 3], \"datatype\": \"FP32\", \"data\": [-3.5, 0, %s]}]}"
                .formatted(5 * good);
    }
}
