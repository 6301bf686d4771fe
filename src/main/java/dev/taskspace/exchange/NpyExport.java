package dev.taskspace.exchange;

import dev.taskspace.embedding.Npy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A matrix of float32, one row a vector. */
final class NpyExport implements ExportWriter {
    private final OutputStream out;

    NpyExport(OutputStream out, int rows, int columns) throws IOException {
        this.out = out;
        out.write(Npy.header("<f4", rows + ", " + columns));
    }

    @Override
    public void write(String entity, String embedding, float[] vector) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        out.write(bytes.array());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
