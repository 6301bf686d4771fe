package dev.taskspace.exchange;

import dev.taskspace.dataset.file.UnusableFileException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A matrix in a NumPy file, whose rows are the vectors of entities named beside it. */
final class NpyVectors implements IncomingVectors {
    private final DataInputStream in;
    private final NpyHeader header;
    private final List<@Nullable String> entities;
    private int row;

    NpyVectors(Path file, List<@Nullable String> entities) throws IOException {
        this.entities = entities;
        this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        try {
            header = NpyHeader.read(in);
            requireWhole(Files.size(file));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Before a row is read, so that no header can promise what does not come. */
    private void requireWhole(long bytes) {
        if (header.rows() != entities.size()) {
            throw new UnusableFileException("The matrix has " + header.rows() + " rows, but metadata name "
                    + entities.size() + " entities; one reference a row is needed, in order.");
        }
        if ((long) header.rows() * header.columns() * header.size() > bytes) {
            throw new UnusableFileException("The NumPy file is cut off: it is shorter than its header says.");
        }
    }

    @Override
    public @Nullable IncomingVector next() {
        if (row == header.rows()) {
            return null;
        }
        String entity = entities.get(row);
        row++;
        if (entity == null) {
            throw new UnusableFileException(row, "metadata name no entity for this row.");
        }
        return new IncomingVector(row, entity, values());
    }

    private float[] values() {
        try {
            int length = header.columns() * header.size();
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new UnusableFileException(row, "The NumPy file is cut off in this row.");
            }
            ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            float[] values = new float[header.columns()];
            for (int i = 0; i < values.length; i++) {
                values[i] = header.size() == Float.BYTES ? numbers.getFloat() : (float) numbers.getDouble();
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
