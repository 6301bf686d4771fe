package dev.taskspace.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a web page of elsewhere can do to a service that is open to its own machine: nothing. */
@ServiceTest
class OwnMachineTest {
    private static final String DATASET = """
        {"name":"%s","examples":[{"text":"a b","label":"x"},{"text":"c d","label":"y"}]}""";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:80",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "10.0.0.7",
                ""
            })
    void answersToNoOtherName(String host) throws IOException {
        assertThat(asked("GET /datasets HTTP/1.1\r\nHost: " + host)).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:8080", "127.0.0.1", "127.0.0.2:1", "[::1]:8080", "tasks.localhost"})
    void answersToTheNamesOfItsOwnMachine(String host) throws IOException {
        assertThat(asked("GET /datasets HTTP/1.1\r\nHost: " + host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1", "http://localhost"})
    void letsNoPageOfElsewhereChangeAnything(String origin) {
        HttpResponse<String> refused =
                new Service(port).postJson("/datasets", DATASET.formatted("of-a-page"), "Origin", origin);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Service.json(refused).path("detail").asString()).contains("key");
        assertThat(new Service(port).get("/datasets/of-a-page").statusCode()).isEqualTo(404);
    }

    @Test
    void letsItsOwnPageChangeThings() {
        HttpResponse<String> answer = new Service(port)
                .postJson("/datasets", DATASET.formatted("of-our-page"), "Origin", "http://127.0.0.1:" + port);

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void letsAKeyThatWasSentDecide() {
        HttpResponse<String> made = new Service(port).postJson("/keys", "{\"name\":\"tool\",\"scopes\":[\"submit\"]}");
        String secret = Service.json(made).path("secret").asString();

        assertThat(new Service(port)
                        .postJson(
                                "/datasets",
                                DATASET.formatted("of-a-tool"),
                                "Origin",
                                "https://tool.example",
                                "X-API-Key",
                                secret)
                        .statusCode())
                .isEqualTo(201);
    }

    /** The line that an answer begins with. */
    private String asked(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
