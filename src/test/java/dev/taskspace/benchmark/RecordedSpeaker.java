package dev.taskspace.benchmark;

import dev.taskspace.model.Completion;
import dev.taskspace.model.Conversation;
import dev.taskspace.platform.data.Sha256;
import dev.taskspace.prompt.Trial;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An OpenAI-compatible chat endpoint whose answers are kept in a file, one JSON object a line, and never asked for twice.
 * Without an address only what the file holds is known.
 */
final class RecordedSpeaker implements Trial.Speaker, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ALTERNATIVES = 20;
    private static final int ANSWER_TOKENS = 6;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Completion> known = new HashMap<>();
    private final BufferedWriter file;
    private final @Nullable URI address;
    private final int reasonTokens;
    private long calls;

    RecordedSpeaker(Path answers, @Nullable String baseUrl, int reasonTokens) throws IOException {
        if (Files.exists(answers)) {
            try (Stream<String> lines = Files.lines(answers)) {
                lines.map(JSON::readTree)
                        .forEach(line -> known.put(line.get("key").asString(), completion(line)));
            }
        }
        this.file = Files.newBufferedWriter(answers, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.address = baseUrl == null ? null : URI.create(baseUrl + "/chat/completions");
        this.reasonTokens = reasonTokens;
    }

    /** Calls that were made, not those answered from the file. */
    long calls() {
        return calls;
    }

    @Override
    public @Nullable Completion complete(Conversation conversation, boolean reasoning) {
        ObjectNode body = JSON.createObjectNode()
                .put("temperature", 0)
                .put("max_tokens", reasoning ? reasonTokens : ANSWER_TOKENS);
        var messages = body.putArray("messages");
        conversation
                .turns()
                .forEach(turn -> messages.addObject()
                        .put("role", turn.role().name().toLowerCase(Locale.ROOT))
                        .put("content", turn.text()));
        if (!reasoning) {
            body.put("logprobs", true).put("top_logprobs", ALTERNATIVES);
        }
        String key = new Sha256().field(body.toString()).hex();
        Completion kept = known.get(key);
        return kept != null || address == null ? kept : ask(key, body.toString());
    }

    private Completion ask(String key, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofMinutes(5))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            String answer = client.send(request, BodyHandlers.ofString()).body();
            calls++;
            ObjectNode line = line(key, JSON.readTree(answer).get("choices").get(0));
            file.write(line.toString());
            file.newLine();
            file.flush();
            Completion completion = completion(line);
            known.put(key, completion);
            return completion;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode line(String key, JsonNode choice) {
        ObjectNode line = JSON.createObjectNode().put("key", key);
        line.put("text", choice.get("message").get("content").asString());
        var tokens = line.putArray("tokens");
        for (JsonNode token : choice.path("logprobs").path("content")) {
            ObjectNode kept = tokens.addObject();
            kept.put("t", token.get("token").asString());
            kept.put("p", token.get("logprob").asDouble());
            var top = kept.putArray("top");
            for (JsonNode alternative : token.path("top_logprobs")) {
                top.addArray()
                        .add(alternative.get("token").asString())
                        .add(alternative.get("logprob").asDouble());
            }
        }
        return line;
    }

    private static Completion completion(JsonNode line) {
        List<Completion.Token> tokens = new ArrayList<>();
        for (JsonNode token : line.get("tokens")) {
            List<Completion.Alternative> top = new ArrayList<>();
            token.get("top")
                    .forEach(alternative -> top.add(new Completion.Alternative(
                            alternative.get(0).asString(), alternative.get(1).asDouble())));
            tokens.add(new Completion.Token(
                    token.get("t").asString(), token.get("p").asDouble(), top));
        }
        return new Completion(line.get("text").asString(), tokens);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
