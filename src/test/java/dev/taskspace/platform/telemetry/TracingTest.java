package dev.taskspace.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import com.sun.net.httpserver.HttpServer;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A trace that begins at a caller, goes through a request and its job, and arrives at a receiver of OTLP. */
@ServiceTest(properties = "management.opentelemetry.tracing.export.schedule-delay=200ms")
class TracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final List<Span> RECEIVED = new CopyOnWriteArrayList<>();
    private static final HttpServer RECEIVER = receiver();

    @LocalServerPort
    int port;

    /** What of a span is looked at. */
    private record Span(String trace, String id, String parent, String name) {}

    @DynamicPropertySource
    static void export(DynamicPropertyRegistry registry) {
        registry.add(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                () -> "http://localhost:" + RECEIVER.getAddress().getPort() + "/v1/traces");
    }

    @AfterAll
    static void stop() {
        RECEIVER.stop(0);
    }

    @Test
    void continuesTheTraceOfTheRequestInItsJob() {
        Service service = new Service(port);
        service.postJson(
                "/datasets",
                "{\"name\":\"traced\",\"examples\":[{\"text\":\"one of a"
                        + " trace\",\"label\":\"a\"},{\"text\":\"two\",\"label\":\"b\"}]}");

        service.postJson(
                "/embeddings?wait=60s",
                "{\"dataset\":\"traced\",\"method\":\"textemb\"}",
                "traceparent",
                "00-" + TRACE + "-00f067aa0ba902b7-01");

        Map<String, Span> spans = await().atMost(Duration.ofSeconds(30))
                .until(
                        TracingTest::ofTheTrace,
                        found -> found.containsKey("job embedding") && found.containsKey("http post /embeddings"));
        Span request = Objects.requireNonNull(spans.get("http post /embeddings"));
        Span job = Objects.requireNonNull(spans.get("job embedding"));
        assertThat(request.parent()).isEqualTo("00f067aa0ba902b7");
        assertThat(job.parent()).isEqualTo(request.id());
    }

    private static Map<String, Span> ofTheTrace() {
        Map<String, Span> spans = new HashMap<>();
        RECEIVED.stream().filter(span -> span.trace().equals(TRACE)).forEach(span -> spans.put(span.name(), span));
        return spans;
    }

    private static HttpServer receiver() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
            server.createContext("/v1/traces", exchange -> {
                try (exchange) {
                    read(exchange.getRequestBody().readAllBytes(), List.of(1, 2, 2));
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** ExportTraceServiceRequest.resource_spans.scope_spans.spans, by the numbers of the fields (OTLP 1.0). */
    private static void read(byte[] message, List<Integer> path) throws IOException {
        Map<Integer, byte[]> fields = new HashMap<>();
        CodedInputStream in = CodedInputStream.newInstance(message);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                in.skipField(tag);
                continue;
            }
            byte[] value = in.readByteArray();
            int field = WireFormat.getTagFieldNumber(tag);
            if (!path.isEmpty() && field == path.getFirst()) {
                read(value, path.subList(1, path.size()));
            }
            fields.put(field, value);
        }
        if (path.isEmpty()) {
            RECEIVED.add(new Span(hex(fields, 1), hex(fields, 2), hex(fields, 4), text(fields, 5)));
        }
    }

    private static String hex(Map<Integer, byte[]> fields, int field) {
        return HexFormat.of().formatHex(fields.getOrDefault(field, new byte[0]));
    }

    private static String text(Map<Integer, byte[]> fields, int field) {
        return new String(fields.getOrDefault(field, new byte[0]), java.nio.charset.StandardCharsets.UTF_8);
    }
}
