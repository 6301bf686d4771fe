package dev.taskspace.model;

import tools.jackson.databind.JsonNode;

class HuggingFaceInferencePairTest extends ServedLabelerContract {

    @Override
    ClassifierProtocol protocol() {
        return ClassifierProtocol.HUGGINGFACE;
    }

    @Override
    boolean pair() {
        return true;
    }

    @Override
    String answer(JsonNode request) {
        double good = good(request.path("inputs").path("text").asString());
        boolean pair = request.path("inputs").path("text_pair").asString().equals("and another");
        return "[[{\"label\": \"good\", \"score\": %s}, {\"label\": \"BAD\", \"score\": %s}]]"
                .formatted(pair ? good : -1, 1 - good);
    }
}
