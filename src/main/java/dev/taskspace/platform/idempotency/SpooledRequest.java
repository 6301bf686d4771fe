package dev.taskspace.platform.idempotency;

import dev.taskspace.platform.data.Sha256;
import dev.taskspace.platform.web.ServletBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A request whose body was read into a file, which is gone when the request is closed, so that it can be read twice. */
final class SpooledRequest extends ServletBody implements AutoCloseable {
    private final InputStream body;
    private final String hash;

    private SpooledRequest(HttpServletRequest request, InputStream body, String hash) {
        super(request, body);
        this.body = body;
        this.hash = hash;
    }

    static SpooledRequest of(HttpServletRequest request, Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "body", null);
        try {
            String hash;
            try (OutputStream spool = Files.newOutputStream(file)) {
                hash = copy(request.getInputStream(), spool);
            }
            InputStream body = new BufferedInputStream(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
            return new SpooledRequest(request, body, hash);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    String hash() {
        return hash;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private static String copy(InputStream from, OutputStream to) throws IOException {
        Sha256 sha256 = new Sha256();
        byte[] buffer = new byte[1 << 16];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            sha256.bytes(buffer, 0, read);
            to.write(buffer, 0, read);
        }
        return sha256.hex();
    }
}
