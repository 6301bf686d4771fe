package dev.taskspace.platform.web;

import static dev.taskspace.support.Service.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.platform.data.Home;
import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is sent to exhaust the service: it says no, keeps nothing of it, and goes on for everyone else. */
@ServiceTest(
        properties = {"taskspace.max-upload=1MB", "server.tomcat.connection-timeout=2s", "taskspace.head-timeout=3s"})
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestTest {
    private static final int SLOW_CLIENTS = 300;
    private static final int TEN_MEGABYTES = 10_000_000;

    @LocalServerPort
    private int port;

    @Autowired
    private Home home;

    private Service service;

    @BeforeEach
    void connect() {
        service = new Service(port);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> service.get("/actuator/health/readiness").statusCode() == 200);
    }

    @AfterEach
    void isHealthyAndKeptNothing() {
        assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(json(service.get("/datasets")).get("data")).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(filesIn(home.uploads())).isEmpty());
    }

    @Test
    void answersOthersWhileUploadsDripAndThenDropsThem() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                slow.add(socket);
                send(
                        socket,
                        "POST /datasets HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                                + "Content-Length: 900000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; "
                                + "filename=\"f.csv\"\r\n\r\ntext,label\r\n");
            }
            assertThat(service.get("/datasets").statusCode()).isEqualTo(200);
            for (Socket socket : slow) {
                socket.setSoTimeout(30_000);
                assertThat(statusOf(socket)).startsWith("HTTP/1.1 4");
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void hangsUpOnAHeadThatDripsInsteadOfEnding() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            send(socket, "GET /datasets HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> hungUpAfter(socket, "a"));
        }
    }

    private static boolean hungUpAfter(Socket socket, String more) throws IOException {
        socket.setSoTimeout(100);
        try {
            send(socket, more);
            return socket.getInputStream().read() >= 0
                    || socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException closed) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n--b\r\nContent-Disp",
                "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"name\":",
                "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{",
                "Content-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n--b\r\n"
            })
    void writesNoTraceOfBodiesThatBreakOff(String request, CapturedOutput log) throws IOException {
        int before = log.getAll().length();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            send(socket, "POST /datasets HTTP/1.1\r\nHost: localhost\r\n" + request);
            socket.shutdownOutput();
            assertThat(statusOf(socket)).startsWith("HTTP/1.1 400");
        }
        assertThat(log.getAll().substring(before)).doesNotContain("ERROR").doesNotContain("\tat ");
    }

    @Test
    void refusesPartsWhoseNamesAreNone() {
        for (String path : List.of("/datasets", "/pools", "/models")) {
            HttpResponse<String> answer = service.send(new Multipart()
                    .field("\u0001 \u0378", "x")
                    .file("file", "rows.csv", "text,label\na,b\n".getBytes(StandardCharsets.UTF_8))
                    .postedBy(service.request(path)));

            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(Service.json(answer).path("code").asString()).isEqualTo("malformed");
        }
    }

    @Test
    void unpacksNoMoreThanItAccepts() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            byte[] rows = "{\"text\":\"a\",\"label\":\"b\"}\n".repeat(40_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100; i++) {
                out.write(rows);
            }
        }
        assertThat(bomb.size()).isLessThan(1 << 20);
        HttpResponse<String> answer = service.send(new Multipart()
                .file("file", "bomb.jsonl.gz", bomb.toByteArray())
                .json("metadata", "{\"name\":\"bomb\"}")
                .postedBy(service.request("/datasets")));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void saysOfATableTooThatItUnpacksToTooMuch() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            out.write(
                    ("text,label\n" + "many words of one row,good\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        }
        HttpResponse<String> answer = service.send(new Multipart()
                .file("file", "bomb.csv.gz", bomb.toByteArray())
                .json("metadata", "{\"name\":\"bomb\"}")
                .postedBy(service.request("/datasets")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/datasets",
                "/models",
                "/prompts",
                "/pools",
                "/embeddings",
                "/transfers",
                "/transfers/measurements",
                "/prompts/measurements"
            })
    void readsNoBottomlessJson(String path) {
        for (String open : List.of("[", "{\"a\":", "{\"examples\":[[")) {
            HttpResponse<String> answer = service.postJson(path, open.repeat(50_000));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /datasets HTTP/1.1\r\nHost: x\r\n%s: 1\r\n\r\n",
                "GET /datasets HTTP/1.1\r\nHost: x\r\nX: %s\r\n\r\n",
                "GET /%s HTTP/1.1\r\nHost: x\r\n\r\n",
                "%s /datasets HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void cutsTenMegabytesOfHead(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            String head = request.formatted("a".repeat(TEN_MEGABYTES));
            Thread sender = Thread.ofVirtual().start(() -> send(socket, head));
            assertThat(statusOf(socket)).matches("HTTP/1.1 4.*|");
            sender.interrupt();
        }
    }

    private static void send(Socket socket, String text) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException cutOff) {
            // what is to be seen is the answer
        }
    }

    /** The first line of the answer; empty where the connection was cut before it could be read. */
    private static String statusOf(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0 && next != '\r';
                    next = socket.getInputStream().read()) {
                line.append((char) next);
            }
        } catch (SocketException reset) {
            return line.toString();
        }
        return line.toString();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
