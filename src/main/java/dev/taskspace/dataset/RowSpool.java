package dev.taskspace.dataset;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Accepted rows, compressed into chunks in a temporary file until the whole upload is known to be good: so no database
 * transaction waits for a parser, and the database never sees a refused upload.
 */
final class RowSpool implements Closeable {
    private static final int CHUNK_ROWS = 500;
    /** Long rows make shorter chunks. */
    private static final int CHUNK_BYTES = 1 << 20;

    private final Path file;
    private final DataOutputStream out;
    private final List<byte[]> lines = new ArrayList<>(CHUNK_ROWS);
    private int bytes;
    private int chunks;
    private long rows;

    RowSpool(Path directory) {
        try {
            Files.createDirectories(directory);
            file = Files.createTempFile(directory, "rows-", ".spool");
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(LabelledRow row) {
        byte[] line = RowCodec.line(row);
        lines.add(line);
        bytes += line.length;
        if (lines.size() == CHUNK_ROWS || bytes >= CHUNK_BYTES) {
            endChunk();
        }
    }

    /** No row comes any more. */
    void finish() {
        if (!lines.isEmpty()) {
            endChunk();
        }
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endChunk() {
        byte[] body = RowCodec.deflate(lines);
        try {
            out.writeInt(lines.size());
            out.writeInt(body.length);
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows += lines.size();
        chunks++;
        lines.clear();
        bytes = 0;
    }

    long rows() {
        return rows;
    }

    /** Hands the chunks over, one at a time. */
    void forEach(Consumer<RowChunk> consumer) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            long firstRow = 0;
            for (int ordinal = 0; ordinal < chunks; ordinal++) {
                int count = in.readInt();
                byte[] body = in.readNBytes(in.readInt());
                consumer.accept(new RowChunk(ordinal, firstRow, count, body));
                firstRow += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (out) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
