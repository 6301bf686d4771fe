package dev.taskspace.prompt;

import tools.jackson.databind.JsonNode;

/** Chat without log-probabilities: the text is read. */
class ChatTextLabelerTest extends ChatLabelerContract {

    @Override
    String model() {
        return "\"logprobs\": false";
    }

    @Override
    String answer(JsonNode request) {
        return chat("The answer is " + opinion(request) + ".", "");
    }
}
