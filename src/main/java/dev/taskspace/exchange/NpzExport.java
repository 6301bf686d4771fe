package dev.taskspace.exchange;

import dev.taskspace.embedding.Npy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What {@code numpy.load} reads as an archive of two arrays: the matrix {@code vectors}, and {@code entities}. */
final class NpzExport implements ExportWriter {
    private final ZipOutputStream zip;
    private final NpyExport matrix;
    private final List<String> entities = new ArrayList<>();

    NpzExport(OutputStream out, int rows, int columns) throws IOException {
        zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry("vectors.npy"));
        matrix = new NpyExport(zip, rows, columns);
    }

    @Override
    public void write(String entity, String embedding, float[] vector) throws IOException {
        entities.add(entity);
        matrix.write(entity, embedding, vector);
    }

    @Override
    public void close() throws IOException {
        try (zip) {
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("entities.npy"));
            int longest = Math.max(
                    1,
                    entities.stream()
                            .mapToInt(text -> text.codePointCount(0, text.length()))
                            .max()
                            .orElse(1));
            zip.write(Npy.header("<U" + longest, entities.size() + ","));
            for (String entity : entities) {
                ByteBuffer text = ByteBuffer.allocate(longest * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                entity.codePoints().forEach(text::putInt);
                zip.write(text.array());
            }
            zip.closeEntry();
        }
    }
}
