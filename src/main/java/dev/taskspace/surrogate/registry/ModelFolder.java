package dev.taskspace.surrogate.registry;

import dev.taskspace.surrogate.weights.ModelDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder into which an operator puts model directories; it need not exist. What a name or a link leads to outside of
 * it is not there.
 */
record ModelFolder(Path path) {

    private static final int LONGEST = 1_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /** By name. */
    List<ModelDirectory> list() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .sorted()
                    .map(this::find)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException absent) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<ModelDirectory> find(String name) {
        return NAME.matcher(name).matches() ? directory(name) : Optional.empty();
    }

    /** A folder at any depth, by its path below this one or by its whole path. */
    Optional<ModelDirectory> directory(String place) {
        return inside(place, folder -> folder).filter(found -> !found.path().equals(found.root()));
    }

    /** The folder in which a file would lie that has this path, below this folder or whole. */
    Optional<ModelDirectory> directoryOf(String file) {
        return inside(file, Path::getParent);
    }

    private Optional<ModelDirectory> inside(String place, Function<Path, @Nullable Path> part) {
        if (place.isBlank() || place.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Path root = path.toRealPath();
            Path wanted = part.apply(root.resolve(place));
            if (wanted == null) {
                return Optional.empty();
            }
            Path real = wanted.toRealPath();
            return real.startsWith(root) && Files.isDirectory(real)
                    ? Optional.of(new ModelDirectory(root, real))
                    : Optional.empty();
        } catch (IOException | InvalidPathException absent) {
            return Optional.empty();
        }
    }
}
