package dev.taskspace.exchange;

import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.embedding.Space;
import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.platform.data.Home;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the vectors of one space, as they are at one moment, into a file that is then sent: a slow reader holds no
 * connection to the database, and whatever goes wrong is told before the first byte.
 */
@Component
class VectorExport {
    private final SpaceVectors vectors;
    private final EmbeddingMethods methods;
    private final EntityDirectory entities;
    private final Home home;
    private final JsonMapper json;

    VectorExport(SpaceVectors vectors, EmbeddingMethods methods, EntityDirectory entities, Home home, JsonMapper json) {
        this.vectors = vectors;
        this.methods = methods;
        this.entities = entities;
        this.home = home;
        this.json = json;
    }

    /** The file, which belongs to the caller. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Path write(Space space, ExportFormat format) throws IOException {
        Path file = Files.createTempFile(home.uploads(), "export-", "." + format.extension());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ExportWriter writer = writer(space, format, out)) {
            vectors.each(space, vector -> write(vector, writer));
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * The space that was asked for.
     *
     * @throws dev.taskspace.platform.web.ProblemException when there is none
     */
    Space space(String method, @Nullable String key) {
        methods.get(method);
        return (key == null
                        ? vectors.fullest(method)
                        : vectors.find(key).filter(space -> space.method().equals(method)))
                .orElseThrow(() -> new NothingToExportException(method, key));
    }

    private ExportWriter writer(Space space, ExportFormat format, OutputStream out) throws IOException {
        return switch (format) {
            case JSONL -> new JsonlExport(out, json);
            case PARQUET -> new ParquetExport(out);
            case ENTITIES -> new EntitiesExport(out);
            case NPY -> new NpyExport(out, rows(space), columns(space));
            case NPZ -> new NpzExport(out, rows(space), columns(space));
        };
    }

    private int rows(Space space) {
        return Math.toIntExact(vectors.size(space));
    }

    private int columns(Space space) {
        return vectors.dimensions(space).orElseThrow(() -> new NoMatrixException(space.method()));
    }

    private void write(SpaceVectors.Stored vector, ExportWriter writer) {
        String entity = entities.find(
                        vector.entity().kind(), vector.entity().id().toString())
                .map(Entity::reference)
                .orElseGet(() -> vector.entity().kind().collection() + "/"
                        + vector.entity().id());
        try {
            writer.write(entity, vector.embeddingId().toString(), vector.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
