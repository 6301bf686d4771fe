package dev.taskspace.model;

import dev.taskspace.endpoint.NonsenseException;
import dev.taskspace.labeling.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What OpenAI's text APIs say and understand. Requests have their fields in a fixed order, for they are part of what an
 * answer is kept under. Answers without log-probabilities are taken as they are; answers without text mean nothing.
 */
final class OpenAiDialect {
    /** The completions API of OpenAI gives no more alternatives. */
    private static final int MOST_COMPLETION_LOGPROBS = 5;

    private final ModelSpec.OpenAi spec;
    private final JsonMapper json;

    OpenAiDialect(ModelSpec.OpenAi spec, JsonMapper json) {
        this.spec = spec;
        this.json = json;
    }

    Map<String, Object> chat(Conversation conversation, Decoding decoding) {
        List<Map<String, String>> messages = new ArrayList<>();
        if (conversation.system() != null) {
            messages.add(message("system", conversation.system()));
        }
        conversation
                .turns()
                .forEach(turn -> messages.add(message(turn.role().name().toLowerCase(Locale.ROOT), turn.text())));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", spec.model());
        body.put("messages", messages);
        body.put("max_tokens", decoding.maxTokens());
        body.put("temperature", 0);
        if (spec.logprobs() && decoding.topLogprobs() > 0) {
            body.put("logprobs", true);
            body.put("top_logprobs", decoding.topLogprobs());
        }
        return body;
    }

    private static Map<String, String> message(String role, String content) {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put("content", content);
        return message;
    }

    /** The turns one under the other, which is what a model without roles can go on with. */
    Map<String, Object> completion(Conversation conversation, Decoding decoding) {
        StringBuilder prompt = new StringBuilder();
        if (conversation.system() != null) {
            prompt.append(conversation.system()).append("\n\n");
        }
        conversation.turns().forEach(turn -> prompt.append(turn.text()).append('\n'));
        prompt.setLength(prompt.length() - 1);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", spec.model());
        body.put("prompt", prompt.toString());
        body.put("max_tokens", decoding.maxTokens());
        body.put("temperature", 0);
        if (spec.logprobs() && decoding.topLogprobs() > 0) {
            body.put("logprobs", Math.min(MOST_COMPLETION_LOGPROBS, decoding.topLogprobs()));
        }
        return body;
    }

    /** One more token than none, because some servers refuse to make none; it is left out of the answer. */
    Map<String, Object> echo(String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", spec.model());
        body.put("prompt", text);
        body.put("max_tokens", 1);
        body.put("temperature", 0);
        body.put("logprobs", 1);
        body.put("echo", true);
        return body;
    }

    Answer readChat(String body) {
        JsonNode answer = tree(body);
        JsonNode choice = answer.path("choices").path(0);
        List<Completion.Token> tokens = new ArrayList<>();
        for (JsonNode token : choice.path("logprobs").path("content")) {
            List<Completion.Alternative> top = new ArrayList<>();
            for (JsonNode alternative : token.path("top_logprobs")) {
                top.add(new Completion.Alternative(
                        alternative.path("token").asString(""), logprob(alternative.path("logprob"))));
            }
            tokens.add(new Completion.Token(
                    token.path("token").asString(""), logprob(token.path("logprob")), likeliestFirst(top)));
        }
        return answer(answer, choice.path("message").path("content"), tokens);
    }

    Answer readCompletion(String body) {
        JsonNode answer = tree(body);
        JsonNode choice = answer.path("choices").path(0);
        return answer(answer, choice.path("text"), tokens(choice.path("logprobs"), 0));
    }

    /** The tokens of the text without the first, which has no probability, and without what was added to it. */
    Answer readEcho(String body) {
        JsonNode answer = tree(body);
        JsonNode logprobs = answer.path("choices").path(0).path("logprobs");
        List<Completion.Token> tokens = tokens(logprobs, 1);
        int generated = answer.path("usage").path("completion_tokens").asInt(1);
        if (tokens.size() < generated) {
            throw new NonsenseException("answered no log-probabilities of the text that it should echo");
        }
        return answer(
                answer, answer.path("choices").path(0).path("text"), tokens.subList(0, tokens.size() - generated));
    }

    private static List<Completion.Token> tokens(JsonNode logprobs, int first) {
        List<Completion.Token> tokens = new ArrayList<>();
        JsonNode texts = logprobs.path("tokens");
        for (int i = first; i < texts.size(); i++) {
            List<Completion.Alternative> top = new ArrayList<>();
            logprobs.path("top_logprobs")
                    .path(i)
                    .forEachEntry((token, logprob) -> top.add(new Completion.Alternative(token, logprob(logprob))));
            tokens.add(new Completion.Token(
                    texts.path(i).asString(""),
                    logprob(logprobs.path("token_logprobs").path(i)),
                    likeliestFirst(top)));
        }
        return tokens;
    }

    private static List<Completion.Alternative> likeliestFirst(List<Completion.Alternative> top) {
        return top.stream()
                .sorted(Comparator.comparingDouble(Completion.Alternative::logprob)
                        .reversed())
                .toList();
    }

    private static double logprob(JsonNode node) {
        double logprob = node.asDouble(Double.NaN);
        if (!(logprob <= 1e-6)) {
            throw new NonsenseException("answered the log-probability " + node + "; those are numbers up to 0");
        }
        return Math.max(-1e9, Math.min(0, logprob));
    }

    private Answer answer(JsonNode answer, JsonNode text, List<Completion.Token> tokens) {
        if (!text.isString() && !(text.isNull() && answer.path("choices").size() > 0)) {
            String error = answer.path("error").path("message").asString("");
            throw new NonsenseException(
                    error.isEmpty()
                            ? "answered no choice with a text"
                            : "answered no choice but an error: " + excerpt(error));
        }
        Completion completion = new Completion(text.isNull() ? "" : text.asString(), tokens);
        return new Answer(
                json.writeValueAsString(completion),
                Math.max(0, answer.path("usage").path("total_tokens").asLong(0)));
    }

    private static String excerpt(String text) {
        return text.substring(0, Math.min(text.length(), 200)).replaceAll("\\p{Cntrl}+", " ");
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new NonsenseException("answered what is no JSON");
        }
    }
}
