package dev.taskspace.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.taskspace.surrogate.weights.Goldens;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hands models out as the hub does: lists them with sizes and hashes, sends small files itself and redirects to another
 * host for large ones. What it does wrong is up to the test.
 */
final class StubHub implements AutoCloseable {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String LARGE = ".safetensors";

    final HttpServer http;
    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, byte[]>> models = new ConcurrentHashMap<>();

    /** How it sends large files. */
    volatile Sending sending = Sending.WELL;

    /** Bytes after which it breaks off, where it does. */
    volatile int piece = Integer.MAX_VALUE;

    enum Sending {
        WELL,
        /** Breaks off after a piece. */
        TORN,
        /** Always all of a file, whatever part was asked for. */
        WHOLE,
        /** A part that was not asked for. */
        ELSEWHERE,
        CHANGED,
        /** More than it lists, and does not say how much. */
        ENDLESS,
        /** Says that there is more than it lists. */
        BOASTING,
        ASTRAY,
        BUSY
    }

    record Request(
            String host,
            String path,
            @Nullable String range,
            @Nullable String authorization) {}

    StubHub() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Offers the files of a tiny model under this id, and some that nobody needs. */
    Map<String, byte[]> offer(String id, String golden) {
        Map<String, byte[]> files = new ConcurrentHashMap<>(
                Map.of("pytorch_model.bin", new byte[10], "README.md", "A model.".getBytes(StandardCharsets.UTF_8)));
        try (Stream<Path> paths = Files.list(Goldens.folder().resolve(golden))) {
            for (Path path : paths.toList()) {
                String name = path.getFileName().toString();
                if (!name.startsWith("golden")) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        models.put(id, files);
        return files;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(new Request(
                    exchange.getRequestHeaders().getFirst("Host"),
                    path,
                    exchange.getRequestHeaders().getFirst("Range"),
                    exchange.getRequestHeaders().getFirst("Authorization")));
            String[] parts = path.substring(1).split("/");
            switch (parts[0]) {
                case "api" -> list(exchange, parts[2] + "/" + parts[3]);
                case "cdn" -> send(exchange, content(parts, 1), sending);
                default -> resolve(exchange, parts);
            }
        }
    }

    private byte @Nullable [] content(String[] parts, int from) {
        return models.getOrDefault(parts[from] + "/" + parts[from + 1], Map.of())
                .get(parts[parts.length - 1]);
    }

    private void resolve(HttpExchange exchange, String[] parts) throws IOException {
        byte[] content = content(parts, 0);
        if (content == null || !parts[3].equals(COMMIT)) {
            exchange.sendResponseHeaders(404, -1);
        } else if (parts[4].endsWith(LARGE)) {
            String host = sending == Sending.ASTRAY ? "elsewhere.example.org" : "localhost:" + port();
            exchange.getResponseHeaders()
                    .add("Location", "http://%s/cdn/%s/%s/%s".formatted(host, parts[0], parts[1], parts[4]));
            exchange.sendResponseHeaders(302, -1);
        } else {
            send(exchange, content, Sending.WELL);
        }
    }

    private void send(HttpExchange exchange, byte @Nullable [] content, Sending how) throws IOException {
        if (content == null || how == Sending.BUSY) {
            exchange.sendResponseHeaders(content == null ? 404 : 503, -1);
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from =
                range == null || how == Sending.WHOLE ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        byte[] rest = Arrays.copyOfRange(content, from, content.length);
        if (how == Sending.CHANGED) {
            rest[rest.length - 1] ^= 1;
        }
        if (how == Sending.ELSEWHERE) {
            from++;
        }
        if (range != null && how != Sending.WHOLE) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        int status = range == null || how == Sending.WHOLE ? 200 : 206;
        exchange.sendResponseHeaders(
                status,
                switch (how) {
                    case ENDLESS -> 0;
                    case BOASTING -> rest.length + 1000L;
                    default -> rest.length;
                });
        OutputStream body = exchange.getResponseBody();
        body.write(rest, 0, how == Sending.TORN ? Math.min(piece, rest.length) : rest.length);
        if (how == Sending.ENDLESS) {
            body.write(new byte[1000]);
        }
        body.flush();
    }

    private void list(HttpExchange exchange, String id) throws IOException {
        Map<String, byte[]> files = models.get(id);
        if (files == null) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        String siblings = files.entrySet().stream()
                .map(file -> entry(file.getKey(), file.getValue()))
                .collect(Collectors.joining(","));
        byte[] answer = "{\"id\":\"%s\",\"sha\":\"%s\",\"siblings\":[%s]}"
                .formatted(id, COMMIT, siblings)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private static String entry(String name, byte[] content) {
        String blob = hex("SHA-1", ("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII), content);
        String lfs = name.endsWith(LARGE)
                ? ",\"lfs\":{\"sha256\":\"%s\",\"size\":%d,\"pointerSize\":134}"
                        .formatted(hex("SHA-256", content), content.length)
                : "";
        return "{\"rfilename\":\"%s\",\"size\":%d,\"blobId\":\"%s\"%s}".formatted(name, content.length, blob, lfs);
    }

    private static String hex(String algorithm, byte[]... pieces) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] piece : pieces) {
                digest.update(piece);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
