package dev.taskspace.deployment;

import static dev.taskspace.support.Service.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.annotation.DirtiesContext;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The main job on the Postgres of the deployments instead of the embedded one: migrated, stored, queued, ranked. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Testcontainers(disabledWithoutDocker = true)
@DirtiesContext
class ExternalPostgresTest {

    @Container
    @ServiceConnection
    static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:18");

    @LocalServerPort
    private int port;

    @Test
    void ranksWhatItStoredInAnExternalPostgres() {
        Service service = new Service(port);
        for (String name : new String[] {"warm", "cold"}) {
            String rows = IntStream.range(0, 12)
                    .mapToObj(i ->
                            "{\"text\":\"%s case %d\",\"label\":\"%s\"}".formatted(name, i, i % 2 == 0 ? "yes" : "no"))
                    .collect(Collectors.joining(","));
            assertThat(service.postJson("/datasets", "{\"name\":\"" + name + "\",\"examples\":[" + rows + "]}")
                            .statusCode())
                    .isEqualTo(201);
            HttpResponse<String> embedding =
                    service.postJson("/embeddings?wait=60s", "{\"dataset\":\"" + name + "\",\"method\":\"textemb\"}");
            assertThat(embedding.statusCode()).as(embedding.body()).isEqualTo(200);
        }
        assertThat(json(service.get("/rank?target=warm&method=textemb"))
                        .at("/results/0/source")
                        .asString())
                .isEqualTo("datasets/cold");
    }
}
