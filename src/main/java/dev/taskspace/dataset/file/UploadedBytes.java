package dev.taskspace.dataset.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.springframework.util.unit.DataSize;

/** The content of an uploaded file, decompressed on the way when it is gzip. */
record UploadedBytes(Path file, DataSize limit) {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER = 1 << 16;

    boolean gzip() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(2);
            return magic.length == 2 && (((magic[0] & 0xff) << 8) | (magic[1] & 0xff)) == GZIP_MAGIC;
        }
    }

    /** A fresh stream over the whole content. */
    InputStream open() throws IOException {
        InputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return new BufferedInputStream(
                    new LimitedInputStream(gzip() ? new GZIPInputStream(plain, BUFFER) : plain, limit), BUFFER);
        } catch (IOException e) {
            plain.close();
            throw new UnusableFileException("The gzip data are damaged. Compress the file again.");
        }
    }

    /** The first bytes of the content, at most {@code length}. */
    byte[] head(int length) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(length);
        }
    }
}
