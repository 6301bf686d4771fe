package dev.taskspace.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskspace.download.StubHub.Sending;
import dev.taskspace.endpoint.EndpointException;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Models by their id, from a server that behaves, and misbehaves, as the hub might. */
@ServiceTest
class DownloadHttpTest {
    private static final StubHub HUB = new StubHub();

    @TempDir
    static Path models;

    @LocalServerPort
    int port;

    @Autowired
    ModelHub client;

    private final String id = "team/m-" + UUID.randomUUID();
    private final String name = id.substring(5);
    private Service service;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("taskspace.models-dir", models::toString);
        registry.add("taskspace.hub.url", HUB::url);
        registry.add("taskspace.hub.redirect-hosts", () -> "localhost");
        registry.add("taskspace.hub.max-size", () -> "100KB");
        registry.add("taskspace.allowed-hosts", () -> "127.0.0.1,localhost");
    }

    @AfterAll
    static void close() {
        HUB.close();
    }

    @BeforeEach
    void behave() {
        service = new Service(port);
        HUB.sending = Sending.WELL;
        HUB.piece = Integer.MAX_VALUE;
        HUB.requests.clear();
    }

    @Test
    void downloadsAModelThatIsASurrogateThen() throws IOException {
        Map<String, byte[]> files = HUB.offer(id, "tiny-roberta");

        JsonNode job = job(ask("\"apiKeyRef\": \"stub\""));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("succeeded");
        assertThat(job.path("kind").asString()).isEqualTo("download");
        assertThat(job.at("/result/surrogate").asString()).isEqualTo(name);
        assertThat(job.at("/result/revision").asString()).isEqualTo(StubHub.COMMIT);
        assertThat(job.at("/progress/unit").asString()).isEqualTo("bytes");
        JsonNode listed = Service.json(service.get("/surrogates")).path("data");
        assertThat(listed.valueStream().map(model -> model.path("name").asString()))
                .contains(name);
        try (Stream<Path> found = Files.list(models.resolve(name))) {
            assertThat(found.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("config.json", "tokenizer.json", "model.safetensors", "download.json");
        }
        assertThat(Files.readAllBytes(models.resolve(name).resolve("model.safetensors")))
                .isEqualTo(files.get("model.safetensors"));
        assertThat(job(ask("")).path("id")).isEqualTo(job.path("id"));
    }

    @Test
    void pinsTheCommitAndKeepsTheKeyFromOtherHosts() {
        HUB.offer(id, "tiny-bert");

        job(ask("\"revision\": \"refs/pr/1\", \"apiKeyRef\": \"stub\""));

        assertThat(HUB.requests)
                .extracting(StubHub.Request::path)
                .containsExactly(
                        "/api/models/" + id + "/revision/refs/pr/1",
                        "/" + id + "/resolve/" + StubHub.COMMIT + "/config.json",
                        "/" + id + "/resolve/" + StubHub.COMMIT + "/tokenizer.json",
                        "/" + id + "/resolve/" + StubHub.COMMIT + "/model.safetensors",
                        "/cdn/" + id + "/model.safetensors");
        assertThat(HUB.requests).allSatisfy(request -> {
            boolean own = Objects.requireNonNull(request.host()).startsWith("127.0.0.1");
            assertThat(request.authorization()).isEqualTo(own ? "Bearer sk-configured-for-tests" : null);
        });
        assertThat(HUB.requests.getLast().host()).startsWith("localhost");
    }

    @Test
    void downloadsTheShardsThatTheIndexNames() {
        HUB.offer(id, "tiny-xlm-roberta");

        assertThat(job(ask("")).path("status").asString()).isEqualTo("succeeded");
        assertThat(HUB.requests)
                .filteredOn(request -> request.path().startsWith("/cdn"))
                .hasSize(4);
    }

    @Test
    void goesOnWhereAConnectionBroke() {
        byte[] weights = Objects.requireNonNull(HUB.offer(id, "tiny-bert").get("model.safetensors"));
        HUB.sending = Sending.TORN;
        HUB.piece = weights.length / 5;

        JsonNode job = job(ask(""));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("succeeded");
        assertThat(HUB.requests)
                .filteredOn(request -> request.path().startsWith("/cdn"))
                .extracting(StubHub.Request::range)
                .hasSize(6)
                .startsWith(null, "bytes=" + HUB.piece + "-", "bytes=" + 2 * HUB.piece + "-");
    }

    /** As a worker that is killed leaves it: the file has a part, and nobody waits for the rest. */
    @Test
    void goesOnWhereAnAttemptWasKilled(@TempDir Path stage) throws InterruptedException {
        byte[] weights = Objects.requireNonNull(HUB.offer(id, "tiny-bert").get("model.safetensors"));
        DownloadOrder order = DownloadOrder.of(new DownloadRequest(id, null, null, null, null));
        ModelListing listing = client.list(order);
        ModelFile file = listing.file("model.safetensors");
        HUB.sending = Sending.TORN;
        HUB.piece = 7000;

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> client.fetch(order, listing.commit(), file, stage, there -> {
                    throw new IllegalStateException("killed");
                }));
        HUB.sending = Sending.WELL;
        client.fetch(order, listing.commit(), file, stage, there -> {});

        assertThat(stage.resolve("model.safetensors")).hasBinaryContent(weights);
        assertThat(HUB.requests.getLast().range()).matches("bytes=[1-9][0-9]*-");
        int sofar = HUB.requests.size();
        client.fetch(
                order, listing.commit(), file, stage, there -> assertThat(there).isEqualTo(file.size()));
        assertThat(HUB.requests).hasSize(sofar);
    }

    @Test
    void beginsAnewWithAServerThatKnowsNoRanges(@TempDir Path stage) throws InterruptedException, IOException {
        byte[] weights = Objects.requireNonNull(HUB.offer(id, "tiny-bert").get("model.safetensors"));
        DownloadOrder order = DownloadOrder.of(new DownloadRequest(id, null, null, null, null));
        ModelListing listing = client.list(order);
        Files.write(stage.resolve("model.safetensors.part"), new byte[500]);
        HUB.sending = Sending.WHOLE;

        client.fetch(order, listing.commit(), listing.file("model.safetensors"), stage, there -> {});

        assertThat(stage.resolve("model.safetensors")).hasBinaryContent(weights);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CHANGED   | another checksum
        ENDLESS   | sends more of model.safetensors
        BOASTING  | but lists
        ASTRAY    | redirects to elsewhere.example.org
        BUSY      | answered 503
        """)
    void placesNothingThatIsNotWhatTheHubLists(Sending sending, String complaint) {
        HUB.offer(id, "tiny-bert");
        HUB.sending = sending;

        JsonNode job = job(ask(""));

        assertThat(job.path("status").asString()).isEqualTo("failed");
        assertThat(job.at("/error/status").asInt()).isEqualTo(424);
        assertThat(job.at("/error/detail").asString()).contains(complaint);
        assertThat(models.resolve(name)).doesNotExist();

        HUB.sending = Sending.WELL;
        assertThat(job(ask("")).path("status").asString()).isEqualTo("succeeded");
    }

    @Test
    void refusesAnotherPartThanItAskedFor(@TempDir Path stage) throws InterruptedException, IOException {
        HUB.offer(id, "tiny-bert");
        DownloadOrder order = DownloadOrder.of(new DownloadRequest(id, null, null, null, null));
        ModelListing listing = client.list(order);
        Files.write(stage.resolve("model.safetensors.part"), new byte[500]);
        HUB.sending = Sending.ELSEWHERE;

        assertThatExceptionOfType(EndpointException.class)
                .isThrownBy(() ->
                        client.fetch(order, listing.commit(), listing.file("model.safetensors"), stage, there -> {}))
                .withMessageContaining("another part");
    }

    @Test
    void looksAtTheConfigurationBeforeItFetchesTheRest() {
        HUB.offer(id, "tiny-bert").put("config.json", "{\"model_type\": \"gpt2\"}".getBytes(StandardCharsets.UTF_8));

        JsonNode job = job(ask(""));

        assertThat(job.at("/error/status").asInt()).isEqualTo(422);
        assertThat(job.at("/error/detail").asString()).contains("gpt2").contains("distilbert");
        assertThat(HUB.requests).noneMatch(request -> request.path().contains("safetensors"));
    }

    @Test
    void refusesMoreThanIsAllowed() {
        HUB.offer(id, "tiny-bert").put("model.safetensors", new byte[200_000]);

        assertThat(job(ask("")).at("/error/detail").asString()).contains("at most 102400");
    }

    @Test
    void saysWhatAModelLacks() {
        HUB.offer(id, "tiny-bert").remove("model.safetensors");

        assertThat(job(ask("")).at("/error/detail").asString()).contains("no model.safetensors");
        assertThat(job(post("{\"hub\": \"team/absent\"}")).at("/error/detail").asString())
                .contains("401")
                .contains("apiKeyRef");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"hub\": \"../../etc\"}",
                "{\"hub\": \"a/b/c\"}",
                "{\"hub\": \"a/b?x\"}",
                "{\"hub\": \"a/b\", \"revision\": \"../x\"}",
                "{\"hub\": \"a/b\", \"name\": \"../x\"}",
                "{\"hub\": \"a/b\", \"name\": \".x\"}",
                "{\"hub\": \"a/b\", \"apiKeyRef\": \"absent\"}",
                "{\"hub\": \"a/b\", \"priority\": 1000}"
            })
    void refusesWhatLeadsElsewhere(String request) {
        HttpResponse<String> answer = post(request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(HUB.requests).isEmpty();
    }

    @Test
    void keepsWhatHasTheName() throws IOException {
        HUB.offer(id, "tiny-bert");
        Files.createDirectories(models.resolve(name));

        assertThat(ask("").statusCode()).isEqualTo(409);
        assertThat(post("{\"hub\": \"team/x\", \"name\": \"all-minilm-l6-v2\"}").statusCode())
                .isEqualTo(409);
        assertThat(job(ask("\"name\": \"" + name + "-2\"")).path("status").asString())
                .isEqualTo("succeeded");
    }

    private HttpResponse<String> ask(String more) {
        return post("{\"hub\": \"" + id + "\"" + (more.isEmpty() ? "" : ", " + more) + "}");
    }

    private HttpResponse<String> post(String request) {
        return service.postJson("/surrogates?wait=60s", request);
    }

    private static JsonNode job(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        return Service.json(answer);
    }
}
