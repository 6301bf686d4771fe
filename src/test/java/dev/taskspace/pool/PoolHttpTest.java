package dev.taskspace.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class PoolHttpTest {
    @LocalServerPort
    int port;

    private Service service;
    private final String name = "pool-" + UUID.randomUUID();

    @BeforeEach
    void connect() {
        service = new Service(port);
    }

    @Test
    void theDefaultPoolIsThereWithoutTheStarterCorpusAndStays() {
        JsonNode pool = Service.json(service.get("/pools/default"));

        assertThat(pool.path("examples").asInt()).isGreaterThanOrEqualTo(1_000);
        assertThat(pool.path("pairs").asInt()).isPositive();
        assertThat(pool.path("contentHash").asString())
                .as("what the shipped files amount to")
                .isEqualTo(DefaultPool.CONTENT_HASH);
        assertThat(service.delete("/pools/default").statusCode()).isEqualTo(409);
    }

    @Test
    void leavesOutWhatRepeatsAnEarlierInput() {
        HttpResponse<String> answer = service.postJson("/pools", """
                {"name": "%s", "examples": [{"text": "It rains."}, {"text": "it rains!"}, {"text": "It rains.",
                 "textPair": "It is wet."}]}""".formatted(name));

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode pool = Service.json(answer);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/pools/" + pool.path("id").asString());
        assertThat(pool.path("examples").asInt()).isEqualTo(2);
        assertThat(pool.path("pairs").asInt()).isEqualTo(1);
        assertThat(pool.path("duplicates").asInt()).isEqualTo(1);
    }

    @Test
    void aFileOfTheSameInputsIsTheSamePoolAndOtherInputsAreRefusedItsName() {
        String first = service.postJson(
                        "/pools",
                        "{\"name\": \"%s\", \"examples\": [{\"text\": \"One day.\"}, {\"text\": \"One night.\"}]}"
                                .formatted(name))
                .body();

        HttpResponse<String> again = upload("sentence,label\nOne day.,a\nOne night.,b\n");
        HttpResponse<String> other = upload("sentence\nAnother day.\nOne night.\n");

        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first);
        assertThat(other.statusCode()).isEqualTo(409);
    }

    @Test
    void pagesThroughItsNumberedInputs() {
        service.postJson(
                "/pools",
                "{\"name\": \"%s\", \"examples\": [{\"text\": \"a b\"}, {\"text\": \"c d\"}, {\"text\": \"e f\"}]}"
                        .formatted(name));

        JsonNode first = Service.json(service.get("/pools/" + name + "/examples?limit=2"));
        JsonNode rest = Service.json(service.get(
                "/pools/" + name + "/examples?after=" + first.path("next").asString()));

        assertThat(first.path("data").path(1).path("text").asString()).isEqualTo("c d");
        assertThat(rest.path("data").path(0).path("id").asInt()).isEqualTo(2);
        assertThat(rest.path("hasMore").asBoolean()).isFalse();
    }

    @Test
    void isGoneAfterItsDeletion() {
        service.postJson("/pools", "{\"name\": \"%s\", \"examples\": [{\"text\": \"a b\"}]}".formatted(name));

        assertThat(service.delete("/pools/" + name).statusCode()).isEqualTo(204);
        assertThat(service.get("/pools/" + name).statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhatIsWrong() {
        refused("{\"name\": \"No\", \"examples\": [{\"text\": \"a\"}]}", "lower-case");
        refused("{\"name\": \"" + name + "\", \"examples\": []}", "at least one");
        refused("{\"name\": \"" + name + "\", \"examples\": [{\"text\": \" \"}]}", "/examples/0/text");
        refused("{\"name\": \"" + name + "\"}", "multipart");
        HttpResponse<String> badRow = upload("text,n\nfine,1\n,2\n");
        assertThat(badRow.statusCode()).isEqualTo(422);
        assertThat(badRow.body()).contains("\"line\":3");
    }

    private void refused(String body, String hint) {
        HttpResponse<String> answer = service.postJson("/pools", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(hint);
    }

    private HttpResponse<String> upload(String csv) {
        return service.send(new Multipart()
                .file("file", "pool.csv", csv.getBytes(StandardCharsets.UTF_8))
                .json("metadata", "{\"name\": \"" + name + "\"}")
                .postedBy(service.request("/pools")));
    }
}
