package dev.taskspace.exchange;

import dev.taskspace.dataset.InvalidMetadataException;
import dev.taskspace.dataset.file.UnusableFileException;
import dev.taskspace.embedding.ImportedMethod;
import dev.taskspace.embedding.ImportedVectors;
import dev.taskspace.embedding.Space;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.platform.web.ProblemException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in vectors that were computed elsewhere: all of a request or none, into a space of their own whose vectors all
 * have one source and one length.
 */
@Component
class VectorImport {
    /** More than any encoder gives; one vector of this length is a megabyte. */
    private static final int MOST_DIMENSIONS = 262_144;

    private static final int LONGEST_TEXT = 1_000;

    private final ImportedVectors vectors;
    private final EntityDirectory entities;

    VectorImport(ImportedVectors vectors, EntityDirectory entities) {
        this.vectors = vectors;
        this.entities = entities;
    }

    @Transactional
    public VectorImportReport of(VectorImportRequest request, IncomingVectors incoming) {
        ImportedMethod method = method(request);
        String source = required(request.source(), "/source", "source says what computed the vectors");
        checkLength(request.description(), "/description");
        Space known = vectors.lock(method).orElse(null);
        Set<EntityKey> seen = new HashSet<>();
        Space space = null;
        int dimensions = 0;
        int imported = 0;
        for (IncomingVector next = incoming.next(); next != null; next = incoming.next()) {
            if (space == null) {
                dimensions = next.values().length;
                space = space(method, source, dimensions, known, next);
            }
            check(next, dimensions);
            Entity entity = entity(next, seen);
            imported += store(space, entity, next, request.description()) ? 1 : 0;
        }
        if (space == null) {
            throw new UnusableFileException("There is no vector in this import.");
        }
        return new VectorImportReport(method.name(), space.key(), dimensions, imported, seen.size() - imported);
    }

    private Space space(
            ImportedMethod method, String source, int dimensions, @Nullable Space known, IncomingVector first) {
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw new UnusableFileException(
                    first.line(), "A vector has 1 to " + MOST_DIMENSIONS + " numbers, not " + dimensions + ".");
        }
        Space space = vectors.space(method, source, dimensions);
        if (known != null && !known.key().equals(space.key())) {
            throw new ImportConflictException("'" + method.name() + "' holds vectors of "
                    + known.hyperparameters().get("dimensions") + " numbers from '" + known.surrogate() + "', not of "
                    + dimensions + " from '" + source + "'; vectors of two sources are not comparable. Import these "
                    + "under another name.");
        }
        return space;
    }

    private static void check(IncomingVector vector, int dimensions) {
        if (vector.values().length != dimensions) {
            throw new UnusableFileException(
                    vector.line(),
                    "This vector has " + vector.values().length + " numbers, the first has " + dimensions + ".");
        }
        boolean zero = true;
        for (int i = 0; i < dimensions; i++) {
            float value = vector.values()[i];
            if (!Float.isFinite(value)) {
                throw new UnusableFileException(
                        vector.line(), "Number " + (i + 1) + " of this vector is not a finite float32.");
            }
            zero &= value == 0;
        }
        if (zero) {
            throw new UnusableFileException(
                    vector.line(), "This vector is zero; a cosine with it does not exist. Leave it out.");
        }
    }

    private Entity entity(IncomingVector vector, Set<EntityKey> seen) {
        Entity entity;
        try {
            entity = entities.require(vector.entity());
        } catch (ProblemException unknown) {
            throw new UnusableFileException(vector.line(), String.valueOf(unknown.getMessage()));
        }
        if (!seen.add(entity.key())) {
            throw new UnusableFileException(
                    vector.line(), entity.reference() + " has a vector further up already; one each is needed.");
        }
        return entity;
    }

    private boolean store(Space space, Entity entity, IncomingVector vector, @Nullable String description) {
        return switch (vectors.add(space, entity, vector.values(), description)) {
            case ADDED -> true;
            case KNOWN -> false;
            case DIFFERENT ->
                throw new ImportConflictException(entity.reference() + " has another vector in '" + space.method()
                        + "' already; vectors never change. Import these under another name.");
        };
    }

    private static ImportedMethod method(VectorImportRequest request) {
        String name = required(request.name(), "/name", "name becomes the method imported:NAME");
        return Optional.of(name)
                .filter(ImportedMethod::isPlainName)
                .map(plain -> new ImportedMethod(ImportedMethod.PREFIX + plain))
                .orElseThrow(() -> new InvalidMetadataException(
                        "/name",
                        "A name has 1 to 64 lower-case letters, digits, dots, dashes and underscores and begins with a "
                                + "letter or digit."));
    }

    private static String required(@Nullable String value, String pointer, String why) {
        if (value == null || value.isBlank()) {
            throw new InvalidMetadataException(pointer, "This is needed: " + why + ".");
        }
        checkLength(value, pointer);
        return value.strip();
    }

    private static void checkLength(@Nullable String value, String pointer) {
        if (value != null && (value.length() > LONGEST_TEXT || value.indexOf('\0') >= 0)) {
            throw new InvalidMetadataException(pointer, "At most " + LONGEST_TEXT + " characters, none of them NUL.");
        }
    }
}
