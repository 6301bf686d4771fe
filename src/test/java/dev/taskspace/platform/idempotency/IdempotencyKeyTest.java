package dev.taskspace.platform.idempotency;

import static dev.taskspace.support.Service.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.platform.web.Echo;
import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest(properties = "taskspace.max-upload=1MB")
@Import(Echo.class)
class IdempotencyKeyTest {
    private static final String WORD = "{\"text\":\"once\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Answers answers;

    private Service service;
    private String key;

    @BeforeEach
    void drawAKey() {
        service = new Service(port);
        key = UUID.randomUUID().toString();
    }

    @Test
    void replaysTheAnswerOfTheSameRequest() {
        HttpResponse<String> first = post(WORD);
        HttpResponse<String> second = post(WORD);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue(StoredAnswer.REPLAYED)).isEmpty();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"))
                .isPresent();
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(second.headers().firstValue(StoredAnswer.REPLAYED)).contains("true");
    }

    @Test
    void refusesTheKeyForAnotherBodyOrPath() {
        post(WORD);
        assertThat(post("{\"text\":\"twice\"}").statusCode()).isEqualTo(422);
        assertThat(service.postJson("/echo/release", WORD, IdempotencyKey.HEADER, key)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void replaysARefusal() {
        HttpResponse<String> first = post("{\"text\":\"\"}");
        assertThat(first.statusCode()).isEqualTo(400);
        HttpResponse<String> second = post("{\"text\":\"\"}");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue(StoredAnswer.REPLAYED)).contains("true");
    }

    @Test
    void triesAgainAfterAFailureOfTheServer() {
        int before = calls();
        service.postJson("/echo/crash", "", IdempotencyKey.HEADER, key);
        HttpResponse<String> second = service.postJson("/echo/crash", "", IdempotencyKey.HEADER, key);
        assertThat(second.statusCode()).isEqualTo(500);
        assertThat(calls()).isEqualTo(before + 2);
    }

    @Test
    void answersConflictWhileTheFirstIsRunning() {
        CompletableFuture<HttpResponse<String>> first =
                CompletableFuture.supplyAsync(() -> service.postJson("/echo/slow", "", IdempotencyKey.HEADER, key));
        await().until(() -> claimed() == 1);
        HttpResponse<String> meanwhile = service.postJson("/echo/slow", "", IdempotencyKey.HEADER, key);
        assertThat(meanwhile.statusCode()).isEqualTo(409);
        assertThat(meanwhile.headers().firstValue("Retry-After")).isPresent();
        service.postJson("/echo/release", "");
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(service.postJson("/echo/slow", "", IdempotencyKey.HEADER, key)
                        .body())
                .isEqualTo(first.join().body());
    }

    @Test
    void carriesOutARequestWhoseFirstProcessWasKilled() {
        post(WORD);
        database.sql(
                        "update idempotency_answer set status = null, claimed_until = now() - interval '1 s' where key = ?")
                .param(key)
                .update();
        HttpResponse<String> again = post(WORD);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue(StoredAnswer.REPLAYED)).isEmpty();
    }

    @Test
    void forgetsAnswersAfterADay() {
        post(WORD);
        database.sql("update idempotency_answer set created_at = now() - interval '25 h' where key = ?")
                .param(key)
                .update();
        answers.forgetOldAnswers();
        assertThat(post("{\"text\":\"another day\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void comparesMultipartBodiesByTheirParts() {
        HttpResponse<String> first = upload("some content");
        HttpResponse<String> same = upload("some content");
        HttpResponse<String> other = upload("other content");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(json(first).get("bytes").asInt()).isEqualTo("some content".length());
        assertThat(same.body()).isEqualTo(first.body());
        assertThat(same.headers().firstValue(StoredAnswer.REPLAYED)).contains("true");
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void refusesTooLargeUploadsAsWithoutAKey() {
        assertThat(upload("x".repeat(2_000_000)).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void refusesKeysThatAreNone(String wrong) {
        assertThat(service.postJson("/echo", WORD, IdempotencyKey.HEADER, wrong).statusCode())
                .isEqualTo(400);
    }

    @Test
    void boundsTheLengthOfKeys() {
        assertThat(service.postJson("/echo", WORD, IdempotencyKey.HEADER, "k".repeat(256))
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> post(String body) {
        return service.postJson("/echo", body, IdempotencyKey.HEADER, key);
    }

    private HttpResponse<String> upload(String content) {
        return service.send(new Multipart()
                .json("metadata", WORD)
                .file("file", "a.txt", content.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .postedBy(service.request("/echo/files", IdempotencyKey.HEADER, key)));
    }

    private int calls() {
        return Integer.parseInt(service.get("/echo/calls").body());
    }

    private int claimed() {
        return database.sql("select count(*) from idempotency_answer where key = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }
}
