package dev.taskspace.platform.web;

import static dev.taskspace.support.Service.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@ServiceTest(properties = "taskspace.max-upload=1MB")
@Import(Echo.class)
class ProblemTest {
    @LocalServerPort
    private int port;

    private Service service;

    @BeforeEach
    void connect() {
        service = new Service(port);
    }

    @Test
    void hasEveryFieldOfTheContract() {
        HttpResponse<String> answer = service.get("/nothing/here", "X-Request-Id", "my-request.1");
        JsonNode problem = assertProblem(answer, 404, "not-found");
        assertThat(problem.propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "code", "title", "status", "detail", "instance", "requestId", "errors");
        assertThat(problem.get("type").asString()).isEqualTo("urn:taskspace:problem:not-found");
        assertThat(problem.get("instance").asString()).isEqualTo("/nothing/here");
        assertThat(problem.get("requestId").asString()).isEqualTo("my-request.1");
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("my-request.1");
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void carriesTheStatusAndItemsOfEveryFailureAFeatureThrows(ProblemType type) {
        JsonNode problem = assertProblem(
                service.postJson("/echo/refusals/" + type, ""), type.status().value(), type.code());
        assertThat(problem.at("/errors/0/line").asInt()).isEqualTo(7);
        assertThat(problem.at("/errors/0/column").asString()).isEqualTo("label");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\":\"a\",\"txet\":1}                     | /txet          | known are at, colour, parts, text, weight",
                "{\"text\":\"a\",\"weight\":\"heavy\"}           | /weight        | a whole number",
                "{\"text\":\"a\",\"colour\":\"green\"}           | /colour        | RED, DARK_BLUE",
                "{\"text\":\"a\",\"at\":\"yesterday\"}           | /at            | 2026-01-31T12:00:00Z",
                "{\"text\":\"a\",\"parts\":{}}                   | /parts         | a list",
                "{\"text\":\" \"}                                | /text          | must not be blank",
                "{\"text\":\"a\",\"parts\":[{\"text\":\"\"}]}    | /parts/0/text  | must not be blank",
                "[]                                              | ``             | an object",
            })
    void pointsAtTheWrongPlaceOfAJsonBody(String body, String pointer, String hint) {
        JsonNode problem = assertProblem(service.postJson("/echo", body), 400, "malformed");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/detail").asString()).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/keys         | {\"name\":\"x\",\"scopes\":[\"read\",null]}                               | /scopes/1",
                "/pools        | {\"name\":\"x\",\"from\":\"default\",\"without\":[null]}                    | /without/0",
                "/pools        | {\"name\":\"x\",\"examples\":[{\"text\":\"a\"},null]}                     | /examples/1",
                "/models       | {\"name\":\"x\",\"kind\":\"zeroShot\",\"tags\":{\"a\":null}}              | /tags/a",
                "/prompts      | {\"name\":\"x\",\"tags\":{\"a\":null}}                                  | /tags/a",
                "/prompts/measurements   | {\"target\":\"x\",\"prompts\":[null]}                        | /prompts/0",
                "/rank/measurements      | {\"target\":\"x\",\"sources\":[\"y\",null]}                  | /sources/1",
                "/transfers/measurements | {\"sources\":[\"x\"],\"targets\":[null]}                     | /targets/0",
            })
    void refusesNullInAListOrAMap(String path, String body, String pointer) {
        JsonNode problem = assertProblem(service.postJson(path, body), 400, "malformed");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\":                  | line 1, column",
                "{\"text\":\"a\"} x          | line 1, column",
                "{\"text\":\"a\",\"text\":1} | Duplicate",
                "``                          | missing",
            })
    void namesTheLineOfABodyThatIsNoJson(String body, String hint) {
        JsonNode problem = assertProblem(service.postJson("/echo", body), 400, "malformed");
        assertThat(problem.get("detail").asString()).contains(hint).doesNotContain("Source", "StreamReadFeature");
    }

    @ParameterizedTest
    @CsvSource({
        "/echo?limit=0, limit",
        "/echo?limit=201, limit",
        "/echo?limit=ten, limit",
        "/echo?after=nonsense, after",
        "/echo?from=x, from",
        "/echo?from=10, from"
    })
    void pointsAtAWrongParameter(String path, String parameter) {
        JsonNode problem = assertProblem(service.get(path), 400, "malformed");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(parameter);
    }

    @Test
    void ignoresUnknownParameters() {
        assertThat(service.get("/echo?utm=1").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnIdThatIsNone() {
        assertProblem(service.delete("/echo/not-an-id"), 400, "malformed");
    }

    @Test
    void saysWhichMethodsAPathTakes() {
        HttpResponse<String> answer = service.delete("/echo");
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow").orElseThrow())
                .contains("GET")
                .contains("POST");
    }

    @Test
    void refusesMethodsThatTomcatItselfRefuses() {
        assertProblem(
                service.send(service.request("/echo").method("TRACE", BodyPublishers.noBody())),
                405,
                "method-not-allowed");
    }

    @Test
    void saysWhichTypesItProduces() {
        JsonNode problem = assertProblem(service.get("/echo", "Accept", "image/png"), 406, "not-acceptable");
        assertThat(problem.get("detail").asString()).contains("application/json");
    }

    @Test
    void answersProblemsAlsoToBrowsers() {
        assertProblem(service.get("/nothing", "Accept", "text/html"), 404, "not-found");
        assertProblem(service.get("/error", "Accept", "text/html"), 404, "not-found");
    }

    @Test
    void saysWhichTypesItReads() {
        HttpResponse<String> answer = service.send(
                service.request("/echo", "Content-Type", "text/plain").POST(BodyPublishers.ofString("hello")));
        assertProblem(answer, 415, "unsupported-media-type");
        assertThat(answer.headers().firstValue("Accept")).contains("application/json");
    }

    @Test
    void namesAMissingPart() {
        JsonNode problem = assertProblem(
                service.send(
                        new Multipart().json("metadata", "{\"text\":\"a\"}").postedBy(service.request("/echo/files"))),
                400,
                "malformed");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("file");
    }

    @Test
    void refusesAMultipartBodyWithAnotherBoundary() {
        assertProblem(
                service.send(service.request("/echo/files", "Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString("--y\r\n\r\n--y--"))),
                400,
                "malformed");
    }

    @Test
    void takesUploadsUpToTheLimit() {
        HttpResponse<String> answer = service.send(upload(900_000));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("bytes").asInt()).isEqualTo(900_000);
    }

    @Test
    void refusesALargerUploadByItsLength() {
        JsonNode problem = assertProblem(service.send(upload(5_000_000)), 413, "too-large");
        assertThat(problem.get("detail").asString()).contains("1 MB").contains("TASKSPACE_MAX_UPLOAD");
    }

    @Test
    void refusesALargerUploadThatDidNotSayItsLength() {
        byte[] large = new byte[5_000_000];
        HttpResponse<String> answer = service.send(service.request("/echo", "Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))));
        assertThat(answer.statusCode()).isEqualTo(400);
        String json = "{\"text\":\"" + "a".repeat(5_000_000) + "\"}";
        assertProblem(
                service.send(service.request("/echo", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))),
                413,
                "too-large");
    }

    @Test
    void hidesWhatFailedInside() {
        JsonNode problem = assertProblem(service.postJson("/echo/crash", ""), 500, "internal");
        assertThat(problem.toString()).doesNotContain("secret", "Exception");
    }

    @Test
    void answersWhatIsNoHttpWithAProblem() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /a|b{} HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .contains("urn:taskspace:problem:malformed")
                    .doesNotContain("<html", "Exception");
        }
    }

    @Test
    void replacesARequestIdThatCouldForgeTheLog() {
        HttpResponse<String> answer = service.get("/nothing", "X-Request-Id", "a b <script>");
        assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f-]{36}");
        String tooLong = "a".repeat(129);
        assertThat(service.get("/nothing", "X-Request-Id", tooLong).headers().firstValue("X-Request-Id"))
                .isNotEqualTo(java.util.Optional.of(tooLong));
    }

    private java.net.http.HttpRequest.Builder upload(int bytes) {
        return new Multipart()
                .json("metadata", "{\"text\":\"a\"}")
                .file("file", "a.bin", new byte[bytes])
                .postedBy(service.request("/echo/files"));
    }

    private static JsonNode assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = json(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("dev.taskspace", "org.springframework", "java.");
        return problem;
    }
}
