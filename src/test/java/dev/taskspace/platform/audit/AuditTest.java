package dev.taskspace.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.taskspace.platform.data.Ids;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

@ServiceTest(
        properties = {
            "taskspace.access.required=true",
            "taskspace.access.admin-key=" + AuditTest.ADMIN,
            "taskspace.access.keys.reader.secret=" + AuditTest.READER
        })
class AuditTest {
    static final String ADMIN = "an-admin-secret-of-forty-characters-1234";
    static final String READER = "a-reader-secret-of-forty-characters-9876";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditLog stored;

    private Service service;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        service = new Service(port);
    }

    @Test
    void saysWhoChangedWhatAndHowItEnded() {
        HttpResponse<String> made = service.postJson(
                "/datasets?note=in-the-query",
                "{\"name\":\"audited\",\"examples\":[{\"text\":\"in the body\",\"label\":\"x\"},{\"text\":\"c\",\"label\":\"y\"}]}",
                as(ADMIN, "audit-made"));
        HttpResponse<String> gone = service.delete("/datasets/audited", as(ADMIN, "audit-gone"));

        assertThat(made.statusCode()).isEqualTo(201);
        JsonNode entry = entry("audit-made");
        assertThat(entry.path("caller").asString()).isEqualTo(idOf("admin"));
        assertThat(entry.path("method").asString()).isEqualTo("POST");
        assertThat(entry.path("path").asString()).isEqualTo("/datasets");
        assertThat(entry.path("status").asInt()).isEqualTo(201);
        assertThat(entry("audit-gone").path("route").asString()).startsWith("/datasets/{");
        assertThat(entry("audit-gone").path("path").asString()).isEqualTo("/datasets/audited");
        assertThat(entry("audit-gone").path("status").asInt()).isEqualTo(gone.statusCode());
    }

    @Test
    void saysWhoWasRefused() {
        service.get("/datasets", "X-Request-Id", "audit-stranger");
        service.delete("/datasets/any", as(READER, "audit-reader"));

        assertThat(entry("audit-stranger").path("status").asInt()).isEqualTo(401);
        assertThat(entry("audit-stranger").path("caller").isNull()).isTrue();
        assertThat(entry("audit-reader").path("status").asInt()).isEqualTo(403);
        assertThat(entry("audit-reader").path("caller").asString()).isEqualTo(idOf("reader"));
    }

    @Test
    void keepsNeitherBodiesNorQueriesNorSecrets() {
        String secret = Service.json(service.postJson(
                        "/keys", "{\"name\":\"in-the-audit\",\"scopes\":[\"read\"]}", as(ADMIN, "audit-key")))
                .path("secret")
                .asString();
        service.delete("/datasets/" + secret + "?token=" + READER, as(ADMIN, "audit-secret"));
        entry("audit-key");

        assertThat(entry("audit-secret").path("path").asString()).isEqualTo("/datasets/tsk_…");
        assertThat(jdbc.sql("select e::text from audit_entry e")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(secret)
                        || row.contains(READER)
                        || row.contains(ADMIN)
                        || row.contains("in the body")
                        || row.contains("in-the-query"));
    }

    @Test
    void isForAdministratorsAndReadByPages() {
        service.delete("/datasets/first", as(ADMIN, "audit-first"));
        service.delete("/datasets/second", as(ADMIN, "audit-second"));
        entry("audit-first");
        entry("audit-second");

        assertThat(service.get("/audit", as(READER, "audit-page")).statusCode()).isEqualTo(403);
        JsonNode newest = Service.json(service.get("/audit?limit=1", as(ADMIN, "audit-page")));
        JsonNode older = Service.json(
                service.get("/audit?limit=1&after=" + newest.path("next").asString(), as(ADMIN, "audit-page")));
        assertThat(newest.path("hasMore").asBoolean()).isTrue();
        assertThat(older.at("/data/0/id").asString())
                .isLessThan(newest.at("/data/0/id").asString());
    }

    @Test
    void canOnlyBeAddedTo() {
        stored.add(List.of(entryOf(Instant.now(), "audit-kept")));

        assertThatThrownBy(() -> jdbc.sql("update audit_entry set status = 200").update())
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update()).hasMessageContaining("only added to");
    }

    @Test
    void forgetsWhatIsOlderThanItsRetention() {
        Instant now = Instant.now();
        stored.add(List.of(
                entryOf(now.minus(Duration.ofDays(400)), "audit-old"),
                entryOf(now.minus(Duration.ofDays(300)), "audit-young")));

        stored.forgetBefore(now.minus(Duration.ofDays(365)));

        assertThat(count("audit-old")).isZero();
        assertThat(count("audit-young")).isOne();
    }

    @Test
    void writesWhatWaitsBeforeItStops() {
        AuditWriter writer = new AuditWriter(stored, new AuditProperties(Duration.ofDays(1), 1), Clock.systemUTC());
        writer.start();
        for (int i = 0; i < 3000; i++) {
            writer.add(entryOf(Instant.now(), "audit-last"));
        }
        writer.stop();

        assertThat(count("audit-last")).isEqualTo(3000);
    }

    @Test
    void isNotFilledByStrangers() throws ServletException, IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        AuditProperties properties = new AuditProperties(Duration.ofDays(1), 3);
        AuditWriter writer = new AuditWriter(stored, properties, Clock.systemUTC());
        AuditFilter filter = new AuditFilter(writer, properties, Clock.systemUTC(), meters);
        for (int i = 0; i < 10; i++) {
            MockHttpServletResponse refused = new MockHttpServletResponse();
            refused.setHeader("X-Request-Id", "audit-flood");
            filter.doFilter(
                    new MockHttpServletRequest("GET", "/datasets"),
                    refused,
                    (request, response) -> refused.setStatus(401));
        }
        writer.start();
        writer.stop();

        assertThat(count("audit-flood")).isEqualTo(3);
        assertThat(meters.counter("taskspace.audit.refusals.left").count()).isEqualTo(7);
    }

    private static AuditEntry entryOf(Instant at, String requestId) {
        return new AuditEntry(Ids.next(), at, null, null, "DELETE", null, "/datasets/x", 404, requestId);
    }

    private long count(String requestId) {
        return jdbc.sql("select count(*) from audit_entry where request_id = ?")
                .param(requestId)
                .query(Long.class)
                .single();
    }

    /** Its id is known from the table, and the page that begins with it shows it. */
    private JsonNode entry(String requestId) {
        await().atMost(Duration.ofSeconds(20)).until(() -> count(requestId) == 1);
        String next =
                jdbc.sql("""
                        select id::text from audit_entry
                        where id > (select id from audit_entry where request_id = ?) order by id limit 1""").param(requestId).query(String.class).optional().orElse(null);
        JsonNode entry = Service.json(
                        service.get("/audit?limit=1" + (next == null ? "" : "&after=" + next), as(ADMIN, "audit-look")))
                .at("/data/0");
        assertThat(entry.path("requestId").asString()).isEqualTo(requestId);
        return entry;
    }

    private String idOf(String name) {
        return jdbc.sql("select id::text from api_key where name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    private static String[] as(String secret, String requestId) {
        return new String[] {"Authorization", "Bearer " + secret, "X-Request-Id", requestId};
    }
}
