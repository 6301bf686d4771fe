package dev.taskspace.surrogate.registry;

import dev.taskspace.surrogate.weights.ModelDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder into which an operator puts model directories; it need not exist. What a name or a link leads to outside of
 * it is not there.
 */
record ModelFolder(Path path) {

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
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            Path root = path.toRealPath();
            Path real = root.resolve(name).toRealPath();
            boolean inside = real.startsWith(root) && !real.equals(root) && Files.isDirectory(real);
            return inside ? Optional.of(new ModelDirectory(root, real)) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
