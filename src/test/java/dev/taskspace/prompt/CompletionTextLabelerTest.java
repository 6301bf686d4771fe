package dev.taskspace.prompt;

import tools.jackson.databind.JsonNode;

/** Completions without log-probabilities. */
class CompletionTextLabelerTest extends ChatLabelerContract {

    @Override
    String model() {
        return "\"api\": \"completions\", \"logprobs\": false";
    }

    @Override
    String answer(JsonNode request) {
        return "{\"choices\": [{\"text\": \" %s\\n\"}]}".formatted(opinion(request));
    }
}
