package dev.taskspace.platform.health;

import static dev.taskspace.support.Service.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class ReadinessTest {
    @LocalServerPort
    private int port;

    @Test
    void isLiveAndReadyWithAMigratedDatabase() {
        Service service = new Service(port);
        assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        HttpResponse<String> readiness = service.get("/actuator/health/readiness");
        assertThat(readiness.statusCode()).as(readiness.body()).isEqualTo(200);
        assertThat(json(readiness).at("/components/service/details/database").asString())
                .isEqualTo("ready");
    }

    @Test
    void countsRequestsForPrometheus() {
        Service service = new Service(port);
        service.get("/actuator/health/liveness");
        assertThat(service.get("/actuator/prometheus").body())
                .contains("http_server_requests_seconds_count", "hikaricp_connections");
    }

    @Test
    void isOutOfServiceAndSaysWhyWhileAnythingIsInTheWay() {
        Health health =
                new ServiceHealthIndicator(List.of(check("database", null), check("surrogate", "not loaded"))).health();
        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails()).containsEntry("surrogate", "not loaded").containsEntry("database", "ready");
    }

    private static ReadinessCheck check(String subject, @org.jspecify.annotations.Nullable String obstacle) {
        return new ReadinessCheck() {
            @Override
            public String subject() {
                return subject;
            }

            @Override
            public Optional<String> obstacle() {
                return Optional.ofNullable(obstacle);
            }
        };
    }
}
