package dev.taskspace.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the Compose file promises; {@code docker-compose config} checks its syntax where there is Docker. */
class ComposeFileTest {
    private final JsonNode services = JsonMapper.shared()
            .valueToTree(Chart.yaml(Path.of("docker-compose.yml")))
            .get("services");

    @Test
    void runsTheServiceWithoutRightsOnAReadOnlyRoot() {
        JsonNode service = services.get("taskspace");
        assertThat(service.get("read_only").asBoolean()).isTrue();
        assertThat(service.at("/cap_drop/0").asString()).isEqualTo("ALL");
        assertThat(service.at("/security_opt/0").asString()).isEqualTo("no-new-privileges:true");
    }

    @Test
    void showsTheDatabaseToNobodyAndKnowsNoPassword() {
        assertThat(services.get("postgres").has("ports")).isFalse();
        assertThat(services.at("/postgres/environment/POSTGRES_PASSWORD").asString())
                .startsWith("${POSTGRES_PASSWORD:?");
    }

    @Test
    void takesTheKeyForEverythingFromItsSurroundings() {
        assertThat(services.at("/taskspace/environment/TASKSPACE_ACCESS_ADMIN_KEY")
                        .asString())
                .isEqualTo("${TASKSPACE_ACCESS_ADMIN_KEY:-}");
    }

    @Test
    void keepsDataInVolumesAndStartsInOrder() {
        assertThat(services.at("/postgres/volumes/0").asString()).startsWith("postgres:");
        assertThat(services.at("/postgres").has("healthcheck")).isTrue();
        assertThat(services.at("/taskspace/depends_on/postgres/condition").asString())
                .isEqualTo("service_healthy");
    }

    @Test
    void computesOnGpusOnlyWhereItIsAskedTo() {
        JsonNode worker = services.get("worker-gpu");
        assertThat(worker.at("/profiles/0").asString()).isEqualTo("gpu");
        assertThat(worker.at("/image").asString()).contains("taskspace-cuda");
        assertThat(worker.at("/build/args/FLAVOR").asString()).isEqualTo("cu128");
        assertThat(worker.at("/environment/TASKSPACE_ROLE").asString()).isEqualTo("worker");
        assertThat(worker.at("/deploy/resources/reservations/devices/0/capabilities/0")
                        .asString())
                .isEqualTo("gpu");
        assertThat(worker.get("read_only").asBoolean()).isTrue();
    }
}
