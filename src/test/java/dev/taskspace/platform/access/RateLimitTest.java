package dev.taskspace.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest(
        properties = {
            "taskspace.access.required=true",
            "taskspace.access.admin-key=" + AccessTest.ADMIN,
            "taskspace.access.keys.eager.secret=" + RateLimitTest.EAGER,
            "taskspace.access.keys.calm.secret=" + RateLimitTest.CALM,
            "taskspace.rate-limit.requests=5",
            "taskspace.rate-limit.wrong-keys=3",
            "taskspace.rate-limit.window=1h"
        })
class RateLimitTest {
    static final String EAGER = "an-eager-secret-of-forty-characters-1234";
    static final String CALM = "a-calm-secret-of-some-forty-characters-9";

    private final Service service;

    RateLimitTest(@LocalServerPort int port) {
        service = new Service(port);
    }

    @Test
    void stopsAKeyThatAsksTooMuchAndNoOther() {
        for (int left = 4; left >= 0; left--) {
            HttpResponse<String> answer = service.get("/datasets", "X-API-Key", EAGER);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"default\";q=5;w=3600");
            assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                    .matches("\"default\";r=" + left + ";t=\\d+");
        }

        HttpResponse<String> refused = service.get("/datasets", "X-API-Key", EAGER);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Service.json(refused).path("code").asString()).isEqualTo("too-many-requests");
        assertThat(refused.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"default\";r=0;");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(600, 720);
        assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);

        // Who sends wrong keys is no longer listened to, but the others behind the same address are.
        assertThat(service.get("/datasets", "X-API-Key", CALM).statusCode()).isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            assertThat(service.get("/datasets", "X-API-Key", "guess-" + i).statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> guess = service.get("/datasets", "X-API-Key", "guess-4");
        assertThat(guess.statusCode()).isEqualTo(429);
        assertThat(guess.headers().firstValue("Retry-After")).isPresent();
        assertThat(service.get("/datasets", "X-API-Key", CALM).statusCode()).isEqualTo(200);
        assertThat(service.get("/keys", "X-API-Key", AccessTest.ADMIN).statusCode())
                .as("right, but not known yet")
                .isEqualTo(429);
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() {
        assertThat(RateLimits.network("2001:db8::1")).isEqualTo(RateLimits.network("2001:db8:0:0:ffff::2"));
        assertThat(RateLimits.network("2001:db8:0:1::1")).isNotEqualTo(RateLimits.network("2001:db8::1"));
        assertThat(RateLimits.network("192.0.2.1")).isEqualTo("192.0.2.1");
    }
}
