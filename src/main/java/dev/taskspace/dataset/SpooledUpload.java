package dev.taskspace.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.web.multipart.MultipartFile;

/** An uploaded file for as long as its request lasts; the part that came over the wire is moved, not copied. */
public final class SpooledUpload implements Closeable {
    private final Path path;
    private final String fileName;

    public SpooledUpload(MultipartFile part, Path directory) throws IOException {
        Files.createDirectories(directory);
        path = Files.createTempFile(directory, "upload-", ".part");
        fileName = Objects.requireNonNullElse(part.getOriginalFilename(), "");
        try {
            part.transferTo(path.toFile());
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    public String fileName() {
        return fileName;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
