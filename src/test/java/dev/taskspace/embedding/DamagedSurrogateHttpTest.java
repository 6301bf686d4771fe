package dev.taskspace.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import dev.taskspace.surrogate.weights.Goldens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A surrogate whose weights are numbers, but such that what it computes is none. */
@ServiceTest
class DamagedSurrogateHttpTest {
    @TempDir
    static Path models;

    @DynamicPropertySource
    static void models(DynamicPropertyRegistry registry) {
        registry.add("taskspace.models-dir", models::toString);
    }

    @BeforeAll
    static void damage() throws IOException {
        Path weights = Goldens.copy("tiny-bert", models).path().resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = Long.BYTES + (int) file.getLong(0); i < bytes.length; i += Float.BYTES) {
            file.putFloat(i, 3e38f);
        }
        Files.write(weights, bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"textemb", "taskemb", "tupate"})
    void givesNoVector(String method, @LocalServerPort int port) {
        Service service = new Service(port);
        service.postJson("/datasets", """
                {"name": "fine", "examples": [{"text": "a b", "label": "x"}, {"text": "c d", "label": "y"},
                 {"text": "e f", "label": "x"}, {"text": "g h", "label": "y"}]}""");

        HttpResponse<String> answer = service.postJson(
                "/embeddings?wait=60s",
                "{\"dataset\": \"fine\", \"surrogate\": \"tiny-bert\", \"method\": \"%s\", \"hyperparameters\": {\"maxTokens\": 8}}"
                        .formatted(method));

        JsonNode job = Service.json(answer);
        assertThat(job.path("status").asString()).as(answer.body()).isEqualTo("failed");
        assertThat(job.path("error").path("status").asInt()).isEqualTo(422);
        assertThat(job.path("error").path("detail").asString()).contains("not finite", "tiny-bert");
        assertThat(Service.json(service.get("/embeddings")).path("data")).isEmpty();
    }
}
