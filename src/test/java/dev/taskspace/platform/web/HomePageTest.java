package dev.taskspace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class HomePageTest {
    @LocalServerPort
    private int port;

    @Test
    void saysWhatThisIsAndLoadsNothingFromElsewhere() {
        HttpResponse<String> page = new Service(port).get("/", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("/swagger-ui.html", "/datasets", "/jobs")
                .doesNotContain("http://", "https://", "<script", "style=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void setsSecurityHeadersOnEveryAnswer() {
        HttpResponse<String> answer = new Service(port).get("/nothing");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
}
