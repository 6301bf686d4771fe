package dev.taskspace.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest(
        properties = {
            "taskspace.access.required=true",
            "taskspace.access.admin-key=" + AccessTest.ADMIN,
            "taskspace.access.keys.dashboard.secret=" + AccessTest.DASHBOARD
        })
@ExtendWith(OutputCaptureExtension.class)
class AccessTest {
    static final String ADMIN = "an-admin-secret-of-forty-characters-1234";
    static final String DASHBOARD = "a-reader-secret-of-forty-characters-9876";
    private static final String DATASET = """
            {"name":"%s","examples":[{"text":"a b","label":"x"},{"text":"c d","label":"y"}]}""";

    @Autowired
    private JdbcClient jdbc;

    private Service service;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        service = new Service(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/datasets",
                "/rank?target=x",
                "/keys",
                "/v3/api-docs",
                "/actuator/prometheus",
                "/actuator/info",
                "/actuator/sbom",
                "/actuator/sbom/application",
                "/no"
            })
    void asksWhoCalls(String path) {
        HttpResponse<String> answer = service.get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"taskspace\"");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(Service.json(answer).path("code").asString()).isEqualTo("unauthenticated");
        assertThat(Service.json(answer).path("detail").asString()).contains("Authorization: Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/actuator/health/liveness", "/actuator/health/readiness"})
    void showsStrangersThePageAndWhetherItIsReady(String path) {
        await().atMost(Duration.ofMinutes(1)).until(() -> service.get(path).statusCode() == 200);
    }

    @Test
    void tellsOnlyReadersWhatReadinessMeans() {
        assertThat(service.get("/actuator/health/readiness").body()).doesNotContain("components");
        assertThat(service.get("/actuator/health/readiness", as(DASHBOARD)).body())
                .contains("components");
    }

    @Test
    void letsEachScopeDoItsPart() {
        String reader = create("reader", "read");
        String submitter = create("submitter", "submit");

        assertThat(service.get("/datasets", as(reader)).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = service.postJson("/datasets", DATASET.formatted("by-reader"), as(reader));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Service.json(refused).path("detail").asString()).contains("'submit'");
        assertThat(service.postJson("/datasets", DATASET.formatted("by-submitter"), as(submitter))
                        .statusCode())
                .isEqualTo(201);
        assertThat(service.get("/keys", as(submitter)).statusCode()).isEqualTo(403);
        assertThat(service.delete("/datasets/by-submitter", as(submitter)).statusCode())
                .isEqualTo(204);
    }

    @Test
    void takesAKeyInEitherHeader() {
        assertThat(service.get("/datasets", "X-API-Key", DASHBOARD).statusCode())
                .isEqualTo(200);
        assertThat(service.get("/datasets", "Authorization", "bearer " + DASHBOARD)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void closesAtOnceWhatIsRevoked() {
        String secret = create("leaver", "read");
        assertThat(service.get("/datasets", as(secret)).statusCode()).isEqualTo(200);

        String id = idOf("leaver");
        assertThat(service.delete("/keys/" + id, as(ADMIN)).statusCode()).isEqualTo(204);

        HttpResponse<String> refused = service.get("/datasets", as(secret));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Service.json(refused).path("detail").asString()).contains("revoked");
        assertThat(service.delete("/keys/" + id.replace('0', '1'), as(ADMIN)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void closesWhatHasExpired() {
        String secret = create("visitor", "read");
        jdbc.sql("update api_key set expires_at = now() - interval '1 second' where name = 'visitor'")
                .update();

        assertThat(service.get("/datasets", as(secret)).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAKeyThatExpiresLaterThanCanBeStored() {
        HttpResponse<String> refused = service.postJson(
                "/keys",
                "{\"name\":\"late\",\"scopes\":[\"read\"],\"expiresAt\":\"+300000-01-01T00:00:00Z\"}",
                as(ADMIN));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("/expiresAt", "leave it out for never");
    }

    @Test
    void refusesAKeyThatHasAlreadyExpired() {
        String past = Instant.now().minusSeconds(60).toString();

        HttpResponse<String> refused = service.postJson(
                "/keys", "{\"name\":\"late\",\"scopes\":[\"read\"],\"expiresAt\":\"%s\"}".formatted(past), as(ADMIN));

        assertThat(refused.statusCode()).isIn(400, 422);
        assertThat(refused.body()).contains("expiresAt");
    }

    @Test
    void neitherKeepsNorShowsNorLogsASecret(CapturedOutput output) {
        String secret = create("quiet", "read");
        service.get("/datasets", as(secret));
        service.get("/datasets", as(secret + "wrong"));
        String once = Service.json(service.postJson(
                        "/keys",
                        "{\"name\":\"once\",\"scopes\":[\"read\"]}",
                        "Authorization",
                        "Bearer " + ADMIN,
                        "Idempotency-Key",
                        "a-key-made-once"))
                .path("secret")
                .asString();
        assertThat(once).startsWith("tsk_");
        assertThat(jdbc.sql("select coalesce(convert_from(body, 'UTF8'), '') from idempotency_answer")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(once));

        assertThat(service.get("/keys?limit=200", as(ADMIN)).body())
                .contains("\"quiet\"")
                .doesNotContain(secret);
        assertThat(jdbc.sql("select k::text from api_key k").query(String.class).list())
                .noneMatch(row -> row.contains(secret) || row.contains(ADMIN));
        assertThat(output.getAll()).doesNotContain(List.of(secret, ADMIN, DASHBOARD));
    }

    private String create(String name, String scope) {
        HttpResponse<String> answer =
                service.postJson("/keys", "{\"name\":\"%s\",\"scopes\":[\"%s\"]}".formatted(name, scope), as(ADMIN));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Service.json(answer).path("secret").asString();
    }

    private String idOf(String name) {
        return jdbc.sql("select id::text from api_key where name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    private static String[] as(String secret) {
        return new String[] {"Authorization", "Bearer " + secret};
    }
}
