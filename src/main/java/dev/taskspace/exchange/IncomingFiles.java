package dev.taskspace.exchange;

import dev.taskspace.dataset.InvalidMetadataException;
import dev.taskspace.dataset.file.FileFormat;
import dev.taskspace.dataset.file.RowSource;
import dev.taskspace.dataset.file.SourceFiles;
import dev.taskspace.dataset.file.UnusableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Opens a file of vectors; what it is is read off its content. */
@Component
class IncomingFiles {
    private static final int HEAD = 8;
    private static final Set<FileFormat> FORMATS = Set.of(FileFormat.JSONL, FileFormat.JSON, FileFormat.PARQUET);

    private final DataSize maxUpload;

    IncomingFiles(@Value("${taskspace.max-upload}") DataSize maxUpload) {
        this.maxUpload = maxUpload;
    }

    IncomingVectors open(Path file, String fileName, VectorImportRequest request) throws IOException {
        if (NpyHeader.begins(head(file))) {
            if (request.entities() == null) {
                throw new InvalidMetadataException(
                        "/entities", "A NumPy matrix needs the list of entities that its rows are vectors of.");
            }
            return new NpyVectors(file, request.entities());
        }
        if (request.entities() != null) {
            throw new InvalidMetadataException(
                    "/entities", "Only the rows of a NumPy matrix are named here; this file has a column entity.");
        }
        RowSource rows = SourceFiles.open(file, fileName, maxUpload);
        if (!FORMATS.contains(rows.format())) {
            rows.close();
            throw new UnusableFileException("Vectors come as JSON Lines, as Parquet or as a NumPy matrix.");
        }
        return new RowVectors(rows);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }
}
