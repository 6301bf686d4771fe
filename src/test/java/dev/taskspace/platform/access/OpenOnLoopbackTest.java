package dev.taskspace.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The service as it starts without any setting. */
@ServiceTest
class OpenOnLoopbackTest {
    private final Service service;

    OpenOnLoopbackTest(@LocalServerPort int port) {
        service = new Service(port);
    }

    @Test
    void asksNobodyAndCountsNothing() {
        HttpResponse<String> answer = service.get("/datasets");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
    }

    @Test
    void takesNoWrongKeyForNone() {
        assertThat(service.get("/datasets", "X-API-Key", "wrong").statusCode()).isEqualTo(401);
    }
}
