package dev.taskspace.prompt;

import tools.jackson.databind.JsonNode;

/** Completions with log-probabilities. */
class CompletionLogprobsLabelerTest extends ChatLabelerContract {

    @Override
    String model() {
        return "\"api\": \"completions\"";
    }

    @Override
    String answer(JsonNode request) {
        String first = " " + opinion(request);
        String second = first.equals(" bad") ? " good" : " bad";
        return ("{\"choices\": [{\"text\": \"%s\", \"logprobs\": {\"tokens\": [\"%s\"], \"token_logprobs\": [-0.4], "
                        + "\"top_logprobs\": [{\"%s\": -0.4, \"%s\": -1.2}]}}], \"usage\": {\"total_tokens\": 9}}")
                .formatted(first, first, first, second);
    }
}
