package dev.taskspace.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The reference of each row, one a line: what the rows of an npy matrix are vectors of. */
record EntitiesExport(OutputStream out) implements ExportWriter {

    @Override
    public void write(String entity, String embedding, float[] vector) throws IOException {
        out.write((entity + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
