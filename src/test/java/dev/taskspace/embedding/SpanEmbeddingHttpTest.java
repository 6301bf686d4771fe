package dev.taskspace.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Questions with answers in texts: from SQuAD's file to a vector beside those of other kinds of task, over HTTP. */
@ServiceTest
class SpanEmbeddingHttpTest {
    private static final int POOL = 12;
    private static final String SMALL =
            "\"hyperparameters\": {\"maxExamples\": 40, \"minVisits\": 16, \"epochs\": 1, \"fisherExamples\": 4}";

    @LocalServerPort
    int port;

    private Service service;
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void start() {
        service = new Service(port);
    }

    @Test
    void ranksQuestionsBesideOtherKindsOfTask() throws IOException {
        JsonNode dataset = Service.json(upload("/datasets", "squad.json", squad(), "{\"name\": \"squad-%s\"}"));
        assertThat(dataset.path("taskType").asString()).isEqualTo("spanExtraction");
        String examples = IntStream.range(0, 24)
                .mapToObj(i -> "{\"text\": \"Week %d was %s\", \"label\": \"%s\"}"
                        .formatted(i, i % 2 == 0 ? "sunny" : "grey", i % 2 == 0 ? "good" : "bad"))
                .collect(Collectors.joining(","));
        service.postJson("/datasets", "{\"name\": \"labels-%s\", \"examples\": [%s]}".formatted(id, examples));

        for (String method : new String[] {"taskemb", "tupate"}) {
            for (String name : new String[] {"squad-" + id, "labels-" + id}) {
                String small = method.equals("taskemb") ? SMALL : SMALL.replace(", \"fisherExamples\": 4", "");
                HttpResponse<String> embedding = service.postJson(
                        "/embeddings?wait=60s",
                        "{\"dataset\": \"%s\", \"method\": \"%s\", %s}".formatted(name, method, small));
                assertThat(embedding.statusCode()).as(embedding.body()).isEqualTo(200);
                assertThat(Service.json(embedding).at("/learning/0/exactMatch").isNumber())
                        .as(embedding.body())
                        .isEqualTo(name.startsWith("squad"));
            }
            JsonNode ranking =
                    Service.json(service.get("/rank?limit=200&method=%s&target=squad-%s".formatted(method, id)));
            assertThat(ranking.path("results")
                            .valueStream()
                            .map(row -> row.path("source").asString()))
                    .contains("datasets/labels-" + id);
        }
        assertThat(service.postJson("/embeddings", "{\"dataset\": \"squad-" + id + "\", \"method\": \"logme\"}")
                        .body())
                .contains("needs one label for each input");
    }

    @Test
    void measuresTransferByF1AndExactMatch() throws IOException {
        upload("/datasets", "squad.json", squad(), "{\"name\": \"target-%s\"}");
        upload("/datasets", "squad.json", squad().replace("Mira Holt", "Nora Falk"), "{\"name\": \"source-%s\"}");

        JsonNode transfer = measured();

        assertThat(transfer.path("metric").asString()).isEqualTo("f1");
        double f1 = transfer.path("score").asDouble();
        assertThat(f1).isBetween(0.0, 1.0);
        assertThat(share(transfer, "exactMatch")).isBetween(0.0, f1);
        assertThat(share(transfer, "baselineExactMatch"))
                .isBetween(0.0, transfer.path("baseline").asDouble());

        service.delete("/transfers/" + transfer.path("id").asString());
        assertThat(measured().path("tags")).as("kept, not measured again").isEqualTo(transfer.path("tags"));
    }

    private JsonNode measured() {
        HttpResponse<String> answer = service.postJson("/transfers/measurements?wait=60s", """
            {"sources": ["source-%s"], "targets": ["target-%s"],
             "budget": {"sourceExamples": 16, "sourceEpochs": 1, "targetExamples": 16, "targetEpochs": 1,
                        "testExamples": 10}}\
            """.formatted(id, id));
        assertThat(Service.json(answer).path("status").asString())
                .as(answer.body())
                .isEqualTo("succeeded");
        return Service.json(service.get("/transfers?target=target-" + id))
                .path("data")
                .path(0);
    }

    private static double share(JsonNode transfer, String tag) {
        return Double.parseDouble(transfer.path("tags").path(tag).asString());
    }

    @Test
    void imitatesAnswersThatWereComputedElsewhere() {
        String inputs = IntStream.range(0, POOL)
                .mapToObj(i -> "{\"text\": \"Who sings?\", \"textPair\": \"%s\"}".formatted(song(i)))
                .collect(Collectors.joining(","));
        service.postJson("/pools", "{\"name\": \"pool-%s\", \"examples\": [%s]}".formatted(id, inputs));
        String answers = IntStream.range(0, POOL)
                .mapToObj(i -> i % 3 == 0
                        ? "{\"id\": %d, \"text\": \"\"}".formatted(i)
                        : "{\"id\": %d, \"label\": {\"start\": 2, \"end\": 6, \"text\": \"Ana%d\"}}"
                                .formatted(i, i % 10))
                .collect(Collectors.joining("\n"));
        String metadata =
                "{\"name\": \"reader-%s\", \"kind\": \"predictions\", \"taskType\": \"spanExtraction\", \"pool\":"
                        + " \"pool-"
                        + id + "\"}";

        HttpResponse<String> model = upload("/models", "answers.jsonl", answers, metadata);
        assertThat(model.statusCode()).as(model.body()).isEqualTo(201);
        HttpResponse<String> embedding =
                service.postJson("/embeddings?wait=60s", "{\"model\": \"reader-%s\", %s}".formatted(id, SMALL));
        assertThat(embedding.statusCode()).as(embedding.body()).isEqualTo(200);
        JsonNode labels = Service.json(embedding).path("provenance").path("labels");
        assertThat(labels.path("answered").asInt()).isEqualTo(POOL);
        assertThat(labels.path("shares").path("unanswerable").asDouble()).isEqualTo(4.0 / POOL);

        HttpResponse<String> wrong = upload(
                "/models", "answers.jsonl", answers.replaceFirst("Ana1", "Eva1"), metadata.replace("reader", "liar"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("does not stand from 2 to 6");
    }

    private String song(int i) {
        return "😀 Ana%d sings %s.".formatted(i % 10, "song " + i + " of " + id);
    }

    private HttpResponse<String> upload(String path, String file, String content, String metadata) {
        return service.send(new Multipart()
                .file("file", file, content.getBytes(StandardCharsets.UTF_8))
                .json("metadata", metadata.formatted(id))
                .postedBy(service.request(path)));
    }

    private static String squad() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(SpanEmbeddingHttpTest.class.getResourceAsStream("/spans/small-places.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
