package dev.taskspace.dataset.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Rows of a temporary file that goes when they are closed. */
record UnpackedRows(RowSource rows, Path file) implements RowSource {

    @Override
    public FileFormat format() {
        return rows.format();
    }

    @Override
    public @Nullable SourceRow next() {
        return rows.next();
    }

    @Override
    public void close() {
        try {
            rows.close();
        } finally {
            delete();
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
