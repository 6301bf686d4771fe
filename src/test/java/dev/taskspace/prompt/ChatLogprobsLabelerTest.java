package dev.taskspace.prompt;

import tools.jackson.databind.JsonNode;

/** Chat with log-probabilities. */
class ChatLogprobsLabelerTest extends ChatLabelerContract {

    @Override
    String model() {
        return "\"api\": \"chat\"";
    }

    @Override
    String answer(JsonNode request) {
        String first = opinion(request);
        String second = first.equals("bad") ? "good" : "bad";
        return chat(
                first,
                ", \"logprobs\": {\"content\": [{\"token\": \"%s\", \"logprob\": -0.4, \"top_logprobs\": ["
                                .formatted(first)
                        + "{\"token\": \"%s\", \"logprob\": -0.4}, {\"token\": \"%s\", \"logprob\": -1.2}]}]}"
                                .formatted(first, second));
    }
}
