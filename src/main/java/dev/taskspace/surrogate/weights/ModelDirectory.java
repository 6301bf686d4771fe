package dev.taskspace.surrogate.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder with the files of one model. What a link leads to outside of {@code root} is not there.
 *
 * @param root without links
 * @param path below it
 */
public record ModelDirectory(Path root, Path path) {

    private static final int LARGEST_TEXT = 100_000_000;

    /** The last part of the path. */
    public String name() {
        return path.getFileName().toString();
    }

    boolean has(String file) {
        return find(file).isPresent();
    }

    /**
     * A file of this folder without links.
     *
     * @throws WeightsFormatException when there is none
     */
    Path file(String name) {
        return find(name).orElseThrow(() -> new WeightsFormatException("The model directory has no readable " + name));
    }

    /** The whole content of a small file. */
    byte[] content(String name) {
        Path file = file(name);
        try {
            if (Files.size(file) > LARGEST_TEXT) {
                throw new WeightsFormatException(name + " is larger than " + LARGEST_TEXT + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Path> find(String name) {
        if (name.isEmpty()
                || name.startsWith(".")
                || name.contains("/")
                || name.contains("\\")
                || name.contains("\0")) {
            return Optional.empty();
        }
        try {
            Path file = path.resolve(name).toRealPath();
            boolean inside = file.startsWith(root) && Files.isRegularFile(file) && Files.isReadable(file);
            return inside ? Optional.of(file) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
