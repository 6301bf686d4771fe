package dev.taskspace.dataset.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.springframework.util.unit.DataSize;

/** Files to read in tests. */
public final class Upload {
    public static final DataSize LIMIT = DataSize.ofMegabytes(64);

    private Upload() {}

    public static Path file(Path folder, byte[] content) {
        try {
            return Files.write(Files.createTempFile(folder, "upload-", ".part"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RowSource open(Path folder, byte[] content, String fileName) {
        return SourceFiles.open(file(folder, content), fileName, LIMIT);
    }

    static RowSource open(Path folder, String content) {
        return open(folder, content.getBytes(StandardCharsets.UTF_8), "data");
    }

    /** All rows; the first that is bad ends the reading. */
    static List<SourceRow> rows(Path folder, String content) {
        try (RowSource source = open(folder, content)) {
            return rest(source);
        }
    }

    static List<SourceRow> rest(RowSource source) {
        List<SourceRow> rows = new ArrayList<>();
        for (SourceRow row = source.next(); row != null; row = source.next()) {
            rows.add(row);
        }
        return rows;
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
