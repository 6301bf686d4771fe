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

/**
 * The question by which KEDA scales workers, asked as KEDA asks it: by the service's ordinary account, on a connection that
 * names no project.
 */
@ServiceTest(
        properties = {
            "taskspace.role=api", // a job that waits keeps waiting
            "taskspace.access.required=true",
            "taskspace.access.keys.red.secret=" + HelmScalerQueryTest.RED,
            "taskspace.access.keys.red.scope=submit",
            "taskspace.access.keys.red.project=red"
        })
class HelmScalerQueryTest {
    static final String RED = "a-secret-of-project-red-of-forty-chars-12";

    private static final Path VALUES = Path.of("helm/taskspace/ci/production-values.yaml");

    private final JdbcClient scaler;
    private final Service service;

    HelmScalerQueryTest(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String username,
            @Value("${spring.datasource.password}") String password,
            @LocalServerPort int port) {
        scaler = JdbcClient.create(new DriverManagerDataSource(url, username, password));
        service = new Service(port);
    }

    @Test
    void countsTheJobsOfEveryProjectUntilTheyEnd() {
        assertThat(scaler.sql("select rolsuper from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .as("row security does not hold superusers")
                .isFalse();
        assertThat(depth()).isZero();

        post("/datasets", """
                {"name": "waiting", "examples": [{"text": "a b", "label": "x"}, {"text": "c d", "label": "y"}]}""", 201);
        HttpResponse<String> queued = post("/embeddings", """
                {"dataset": "waiting", "method": "textemb"}""", 202);
        assertThat(depth()).isEqualTo(1);

        String job = Service.json(queued).path("id").asString();
        post("/jobs/" + job + "/cancel", "", 202);
        assertThat(depth()).isZero();
    }

    private HttpResponse<String> post(String path, String body, int status) {
        HttpResponse<String> answer = service.postJson(path, body, "Authorization", "Bearer " + RED);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
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
