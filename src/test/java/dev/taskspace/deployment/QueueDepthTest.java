package dev.taskspace.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** What the scaler asks the database, as the chart has it, on a connection that is nobody's, as the scaler's is. */
@ServiceTest(properties = "taskspace.role=api")
class QueueDepthTest {
    private static final Path VALUES = Path.of("helm/taskspace/ci/production-values.yaml");

    private final JdbcClient scaler;
    private final Service service;

    QueueDepthTest(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password:}") String password,
            @LocalServerPort int port) {
        scaler = JdbcClient.create(new DriverManagerDataSource(url, user, password));
        service = new Service(port);
    }

    @Test
    void countsTheJobsOfAllProjects() {
        long before = depth();
        service.postJson("/datasets", """
                {"name": "waiting", "examples": [{"text": "a b", "label": "x"}, {"text": "c d", "label": "y"}]}""");
        HttpResponse<String> accepted = service.postJson("/embeddings", "{\"dataset\": \"waiting\"}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        JsonNode job = Service.json(accepted);

        assertThat(depth()).isEqualTo(before + 1);
        service.postJson("/jobs/" + job.path("id").asString() + "/cancel", "");
        assertThat(depth()).isEqualTo(before);
    }

    private long depth() {
        String query = Chart.render(VALUES).stream()
                .filter(manifest -> manifest.kind().equals("ScaledObject"))
                .findFirst()
                .orElseThrow()
                .json()
                .at("/spec/triggers/0/metadata/query")
                .asString();
        return scaler.sql(query).query(Long.class).single();
    }
}
