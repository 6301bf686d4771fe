package dev.taskspace.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The service on the PostgreSQL that Compose starts, in a container; skipped where there is no Docker. */
@Tag("docker")
@Testcontainers(disabledWithoutDocker = true)
class ContainerPostgresTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String RED = "a-secret-of-project-red-of-forty-chars-12";
    private static final String BLUE = "a-secret-of-project-blue-of-forty-chars-1";

    @Container
    static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:18");

    @TempDir
    static Path folder;

    @Test
    void embedsRanksAndFindsItAllAgainAfterARestart() {
        try (ServiceProcess service = start("first")) {
            for (String name : new String[] {"one", "two"}) {
                assertThat(service.service()
                                .postJson("/datasets", dataset(name), as(RED))
                                .statusCode())
                        .isEqualTo(201);
                assertThat(service.service()
                                .postJson(
                                        "/embeddings?wait=120s",
                                        "{\"dataset\":\"%s\",\"method\":\"textemb\"}".formatted(name),
                                        as(RED))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
        try (ServiceProcess service = start("second")) {
            String question = "/rank?target=one&method=textemb";
            assertThat(Service.json(service.service().get(question, as(RED)))
                            .at("/results/0/source")
                            .asString())
                    .isEqualTo("datasets/two");
            hidesFromTheOtherProject(service.service(), question);
        }
    }

    /** The database user of this image is a superuser, whom PostgreSQL exempts from row security. */
    private static void hidesFromTheOtherProject(Service service, String question) {
        assertThat(JdbcClient.create(new DriverManagerDataSource(
                                POSTGRES.getJdbcUrl(), POSTGRES.getUsername(), POSTGRES.getPassword()))
                        .sql("select rolsuper from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        for (String path : new String[] {"/datasets/one", question}) {
            assertThat(service.get(path, as(BLUE)).statusCode()).as(path).isEqualTo(404);
        }
        for (String list : new String[] {"/datasets", "/embeddings", "/jobs"}) {
            assertThat(Service.json(service.get(list, as(RED))).path("data").size())
                    .as(list)
                    .isEqualTo(2);
            assertThat(Service.json(service.get(list, as(BLUE))).path("data").size())
                    .as(list)
                    .isZero();
        }
    }

    private static String[] as(String key) {
        return new String[] {"Authorization", "Bearer " + key};
    }

    private static ServiceProcess start(String name) {
        ServiceProcess service = ServiceProcess.start(
                new Database(POSTGRES.getJdbcUrl(), POSTGRES.getUsername(), POSTGRES.getPassword()),
                folder.resolve(name),
                "taskspace.access.required=true",
                "taskspace.access.keys.red.secret=" + RED,
                "taskspace.access.keys.red.scope=submit",
                "taskspace.access.keys.red.project=red",
                "taskspace.access.keys.blue.secret=" + BLUE,
                "taskspace.access.keys.blue.scope=submit",
                "taskspace.access.keys.blue.project=blue");
        await().atMost(PATIENCE).until(service::ready);
        return service;
    }

    private static String dataset(String name) {
        return """
                {"name": "%1$s", "examples": [{"text": "%1$s is fine", "label": "a"}, {"text": "%1$s is not", "label": "b"}]}\
                """.formatted(name);
    }
}
