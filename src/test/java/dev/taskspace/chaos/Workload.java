package dev.taskspace.chaos;

import static org.awaitility.Awaitility.await;

import dev.taskspace.support.Service;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Small embedding jobs over made-up datasets, the same ones for the same seed.
 *
 * @param datasets bodies of {@code POST /datasets}
 * @param requests bodies of {@code POST /embeddings}
 */
record Workload(List<String> datasets, List<String> requests) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration DATABASE_AWAY = Duration.ofMinutes(1);

    private static final List<String> METHODS = List.of("taskemb", "textemb", "tupate", "tunedLogme");
    private static final String[] WORDS = {
        "river", "lamp", "quiet", "storm", "paper", "engine", "garden", "bitter", "golden", "slow", "window", "copper"
    };
    private static final int ROWS = 24;

    /** @param epochs of tuned methods; more make longer jobs */
    static Workload of(long seed, int jobs, int epochs) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> datasets = new ArrayList<>();
        List<String> requests = new ArrayList<>();
        for (int job = 0; job < jobs; job++) {
            String name = "chaos-" + seed + "-" + job / METHODS.size();
            if (job % METHODS.size() == 0) {
                datasets.add("{\"name\":\"%s\",\"examples\":[%s]}".formatted(name, examples(random)));
            }
            requests.add(request(name, METHODS.get(job % METHODS.size()), epochs));
        }
        return new Workload(datasets, requests);
    }

    private static String request(String dataset, String method, int epochs) {
        String small = switch (method) {
            case "textemb" -> "";
            case "taskemb" ->
                ",\"seeds\":2,\"hyperparameters\":{\"epochs\":%d,\"minVisits\":1,\"fisherExamples\":8}"
                        .formatted(epochs);
            default -> ",\"hyperparameters\":{\"epochs\":%d,\"minVisits\":1}".formatted(epochs);
        };
        return "{\"dataset\":\"%s\",\"method\":\"%s\"%s}".formatted(dataset, method, small);
    }

    private static String examples(SplittableRandom random) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            StringBuilder text = new StringBuilder(row % 2 == 0 ? "bright" : "dull");
            for (int word = random.nextInt(4, 16); word > 0; word--) {
                text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            }
            rows.add("{\"text\":\"%s %d\",\"label\":\"%s\"}".formatted(text, row, row % 2 == 0 ? "yes" : "no"));
        }
        return String.join(",", rows);
    }

    void register(Service service) {
        datasets.forEach(dataset -> post(service, "/datasets", dataset));
    }

    /** Asks for one embedding, as a client does that is told to come back: with one key until it is answered. */
    static String submit(Service service, String request) {
        return post(service, "/embeddings", request).path("id").asString();
    }

    /** The vectors of all requests when nothing happens. */
    Map<String, String> undisturbed(Service service) {
        register(service);
        return vectors(
                service,
                requests.stream().map(request -> submit(service, request)).toList());
    }

    /**
     * Vectors by request and method, with those that came free.
     *
     * @param jobs that were accepted, in the order of the requests
     */
    Map<String, String> vectors(Service service, List<String> jobs) {
        Map<String, String> vectors = new LinkedHashMap<>();
        for (int i = 0; i < jobs.size(); i++) {
            JsonNode result = ended(service, jobs.get(i)).path("result");
            List<String> ids = new ArrayList<>(List.of(result.path("embedding").asString()));
            result.path("alsoStored").forEach(id -> ids.add(id.asString()));
            for (String id : ids) {
                JsonNode embedding = Service.json(service.get("/embeddings/" + id + "?include=vector&encoding=base64"));
                vectors.put(
                        requests.get(i) + " " + embedding.path("method").asString(),
                        embedding.path("vector").asString());
            }
        }
        return vectors;
    }

    private static JsonNode ended(Service service, String job) {
        await().atMost(PATIENCE)
                .until(() -> Service.json(service.get("/jobs/" + job + "?wait=30s"))
                        .path("terminal")
                        .asBoolean());
        return Service.json(service.get("/jobs/" + job));
    }

    private static JsonNode post(Service service, String path, String body) {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> answer = await().atMost(DATABASE_AWAY)
                .until(() -> service.postJson(path, body, "Idempotency-Key", key), sent -> sent.statusCode() != 503);
        if (answer.statusCode() != 201 && answer.statusCode() != 202) {
            throw new IllegalStateException(
                    "POST " + path + " answered " + answer.statusCode() + ": " + answer.body() + " to " + body);
        }
        return Service.json(answer);
    }
}
