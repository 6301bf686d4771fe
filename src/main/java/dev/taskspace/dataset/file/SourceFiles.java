package dev.taskspace.dataset.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.util.unit.DataSize;

/** Opens an uploaded file as rows; its format is read off its content. */
public final class SourceFiles {
    /** How much of a file is looked at to recognise it. */
    private static final int HEAD_BYTES = 1 << 20;

    private SourceFiles() {}

    /**
     * Opens a file for one reading from front to back.
     *
     * @param fileName what the uploader called the file; only decides between formats that the content leaves open
     * @param limit most bytes of content, decompressed
     * @throws UnsupportedFileException when the content is of a kind that is not read here
     * @throws UnusableFileException when it is empty or damaged
     */
    public static RowSource open(Path file, String fileName, DataSize limit) {
        UploadedBytes bytes = new UploadedBytes(file, limit);
        try {
            byte[] head = bytes.head(HEAD_BYTES);
            FileFormat format = ContentDetection.format(head);
            if (format == FileFormat.PARQUET) {
                return bytes.gzip() ? unpacked(bytes) : new ParquetRows(file, limit);
            }
            String start = ContentDetection.text(head);
            StrictUtf8Reader reader = new StrictUtf8Reader(bytes.open());
            try {
                return switch (format) {
                    case JSONL -> new JsonLineRows(reader);
                    case JSON -> new JsonArrayRows(reader);
                    case SQUAD -> new SquadRows(reader);
                    default -> new DelimitedRows(reader, Dialect.of(start, fileName));
                };
            } catch (RuntimeException e) {
                reader.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parquet is read from its end, so a compressed one is unpacked beside the upload first. */
    private static RowSource unpacked(UploadedBytes bytes) throws IOException {
        Path plain = Files.createTempFile(bytes.file().toAbsolutePath().getParent(), "unpacked-", ".parquet");
        try (InputStream in = bytes.open()) {
            Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
            return new UnpackedRows(new ParquetRows(plain, bytes.limit()), plain);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(plain);
            throw e;
        }
    }
}
