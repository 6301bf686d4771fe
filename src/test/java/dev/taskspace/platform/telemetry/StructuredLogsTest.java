package dev.taskspace.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line, with the ids of the request and of the job. */
@ExtendWith(OutputCaptureExtension.class)
@ServiceTest(
        properties = {
            "logging.structured.format.console=ecs",
            "logging.level.org.springframework.web.servlet.DispatcherServlet=debug"
        })
class StructuredLogsTest {
    @LocalServerPort
    int port;

    @Test
    void nameTheRequestAndTheJob(CapturedOutput output) {
        Service service = new Service(port);
        service.postJson(
                "/datasets",
                "{\"name\":\"logged\",\"examples\":[{\"text\":\"first of the"
                        + " log\",\"label\":\"a\"},{\"text\":\"two\",\"label\":\"b\"}]}");
        String job = Service.json(service.postJson(
                        "/embeddings",
                        "{\"dataset\":\"logged\",\"method\":\"textemb\"}",
                        "X-Request-Id",
                        "asked-for-logs"))
                .path("id")
                .asString();
        service.get("/jobs/" + job + "?wait=60s");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(lines(output))
                        .anyMatch(line -> line.path("jobId").asString("").equals(job)
                                && line.path("message").asString("").contains("succeeded")));
        assertThat(lines(output))
                .anyMatch(line -> line.path("requestId").asString("").equals("asked-for-logs")
                        && line.path("message").asString("").contains("/embeddings"));
    }

    private static List<JsonNode> lines(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.startsWith("{\"@timestamp\""))
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}
