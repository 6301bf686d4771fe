package dev.taskspace.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where callers are told apart, so are the keys of their requests. */
@ServiceTest(
        properties = {
            "taskspace.access.required=true",
            "taskspace.access.admin-key=" + IdempotencyByCallerTest.ADMIN,
            "taskspace.access.keys.other.secret=" + IdempotencyByCallerTest.OTHER,
            "taskspace.access.keys.other.scope=submit"
        })
class IdempotencyByCallerTest {
    static final String ADMIN = "an-admin-secret-of-forty-characters-1234";
    static final String OTHER = "another-secret-of-some-forty-characters-";
    private static final String DATASET = """
            {"name":"by-caller","examples":[{"text":"a b","label":"x"},{"text":"c d","label":"y"}]}""";

    private final Service service;

    IdempotencyByCallerTest(@LocalServerPort int port) {
        service = new Service(port);
    }

    @Test
    void replaysToNobodyElse() {
        HttpResponse<String> first = register(ADMIN);
        HttpResponse<String> again = register(ADMIN);
        HttpResponse<String> other = register(OTHER);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.headers().firstValue(StoredAnswer.REPLAYED)).contains("true");
        assertThat(other.headers().firstValue(StoredAnswer.REPLAYED)).isEmpty();
    }

    @Test
    void tellsASecretOnceAndMakesNoSecondKey() {
        HttpResponse<String> first = key();
        HttpResponse<String> second = key();

        assertThat(Service.json(first).path("secret").asString()).startsWith("tsk_");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body())
                .contains(first.headers().firstValue("Location").orElseThrow(), "told once")
                .doesNotContain("tsk_");
        assertThat(service.get("/keys", "Authorization", "Bearer " + ADMIN).body())
                .containsOnlyOnce("\"again\"");
    }

    private HttpResponse<String> register(String secret) {
        return service.postJson(
                "/datasets", DATASET, "Authorization", "Bearer " + secret, "Idempotency-Key", "the-same-key");
    }

    private HttpResponse<String> key() {
        return service.postJson(
                "/keys",
                "{\"name\":\"again\",\"scopes\":[\"read\"]}",
                "Authorization",
                "Bearer " + ADMIN,
                "Idempotency-Key",
                "a-key-of-a-key");
    }
}
