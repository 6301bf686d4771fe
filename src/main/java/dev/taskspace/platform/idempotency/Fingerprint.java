package dev.taskspace.platform.idempotency;

import dev.taskspace.platform.data.Sha256;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Hash of everything that makes two requests the same: path, query, media type and body. The boundary of a multipart body
 * is not part of it, as clients draw it anew each time.
 */
final class Fingerprint {
    private Fingerprint() {}

    static String of(SpooledRequest request) {
        return head(request)
                .field(Objects.requireNonNullElse(request.getContentType(), ""))
                .field(request.hash())
                .hex();
    }

    static String ofParts(HttpServletRequest request) throws IOException, ServletException {
        Sha256 hash = head(request);
        for (Part part : request.getParts()) {
            hash.field(part.getName())
                    .field(Objects.requireNonNullElse(part.getSubmittedFileName(), ""))
                    .field(Objects.requireNonNullElse(part.getContentType(), ""))
                    .field(hashOf(part));
        }
        return hash.hex();
    }

    private static Sha256 head(HttpServletRequest request) {
        return new Sha256()
                .field(request.getRequestURI())
                .field(Objects.requireNonNullElse(request.getQueryString(), ""));
    }

    private static String hashOf(Part part) throws IOException {
        Sha256 hash = new Sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream content = part.getInputStream()) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                hash.bytes(buffer, 0, read);
            }
        }
        return hash.hex();
    }
}
