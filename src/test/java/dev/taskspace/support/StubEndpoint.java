package dev.taskspace.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The server of a model as a test wants it, on a port of this machine; remembers every call. */
public final class StubEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Reply> script;

    /**
     * One request.
     *
     * @param headers by name in lower case
     */
    public record Call(String path, String body, @Nullable String authorization, Map<String, String> headers) {}

    /**
     * One answer.
     *
     * @param declaredLength what Content-Length says, -1 for the truth
     */
    public record Reply(int status, Map<String, String> headers, String body, int declaredLength) {

        public static Reply ok(String body) {
            return new Reply(200, Map.of(), body, -1);
        }

        public static Reply status(int status, String body) {
            return new Reply(status, Map.of(), body, -1);
        }

        public Reply with(String header, String value) {
            return new Reply(status, Map.of(header, value), body, declaredLength);
        }

        /** Says that more comes than does, and closes. */
        public Reply cutShort() {
            return new Reply(status, headers, body, body.length() + 100);
        }
    }

    public StubEndpoint(Function<Call, Reply> script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address by the name that the service under test may call. */
    public String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Call> calls() {
        return calls;
    }

    public void script(Function<Call, Reply> next) {
        script = next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(
                    exchange.getRequestURI().toString(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    headers(exchange));
            calls.add(call);
            Reply reply = script.apply(call);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(
                    reply.status(),
                    reply.declaredLength() >= 0 ? reply.declaredLength() : body.length == 0 ? -1 : body.length);
            OutputStream out = exchange.getResponseBody();
            out.write(body);
            out.flush();
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
