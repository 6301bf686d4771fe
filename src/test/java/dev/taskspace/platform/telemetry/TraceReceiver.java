package dev.taskspace.platform.telemetry;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A collector of OpenTelemetry traces: takes what exporters send by OTLP over HTTP and keeps the spans. */
final class TraceReceiver implements AutoCloseable {
    private static final int RESOURCE_SPANS = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;

    private final HttpServer server;
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();

    /**
     * One span, with the field numbers of opentelemetry/proto/trace/v1/trace.proto.
     *
     * @param parent empty for the root of a trace
     */
    record ReceivedSpan(String trace, String id, String parent, String name) {
        private static ReceivedSpan read(CodedInputStream in) throws IOException {
            String[] fields = {"", "", "", "", "", ""};
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case 1, 2, 4 ->
                        fields[WireFormat.getTagFieldNumber(tag)] =
                                HexFormat.of().formatHex(in.readByteArray());
                    case 5 -> fields[5] = in.readString();
                    default -> in.skipField(tag);
                }
            }
            return new ReceivedSpan(fields[1], fields[2], fields[4], fields[5]);
        }
    }

    TraceReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<ReceivedSpan> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            InputStream body = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                    ? new GZIPInputStream(exchange.getRequestBody())
                    : exchange.getRequestBody();
            for (byte[] resource : messages(body.readAllBytes(), RESOURCE_SPANS)) {
                for (byte[] scope : messages(resource, SCOPE_SPANS)) {
                    for (byte[] span : messages(scope, SPANS)) {
                        spans.add(ReceivedSpan.read(CodedInputStream.newInstance(span)));
                    }
                }
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static List<byte[]> messages(byte[] parent, int field) throws IOException {
        List<byte[]> found = new ArrayList<>();
        CodedInputStream in = CodedInputStream.newInstance(parent);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == field) {
                found.add(in.readByteArray());
            } else {
                in.skipField(tag);
            }
        }
        return found;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
