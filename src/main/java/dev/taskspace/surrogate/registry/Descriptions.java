package dev.taskspace.surrogate.registry;

import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.UnusableSurrogateException;
import dev.taskspace.surrogate.weights.HuggingFaceModel;
import dev.taskspace.surrogate.weights.ModelDirectory;
import dev.taskspace.surrogate.weights.WeightsFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What model directories hold. To tell, all their bytes are hashed, so it is remembered until a file changes. */
final class Descriptions {

    private final Map<String, Description> known = new ConcurrentHashMap<>();

    /**
     * One directory as it was found.
     *
     * @param files with their sizes and times
     * @param reason why it cannot be used, null when it can
     */
    private record Description(
            List<String> files,
            @Nullable SurrogateInfo info,
            @Nullable String reason) {}

    /** @throws UnusableSurrogateException when it is no surrogate */
    SurrogateInfo of(SurrogateName name, ModelDirectory directory) {
        Description found = known.compute(name.toString(), (key, before) -> {
            List<String> files = files(directory.path());
            return before != null && before.files.equals(files) ? before : describe(name, directory, files);
        });
        if (found.info == null) {
            throw new UnusableSurrogateException(name.toString(), String.valueOf(found.reason));
        }
        return found.info;
    }

    private static Description describe(SurrogateName name, ModelDirectory directory, List<String> files) {
        try {
            HuggingFaceModel model = name.read(directory);
            SurrogateLoader.tokenizer(model.weights(), model.tokenizer());
            return new Description(files, SurrogateLoader.info(name.toString(), model.weights()), null);
        } catch (WeightsFormatException e) {
            return new Description(files, null, e.getMessage());
        } catch (UncheckedIOException e) {
            return new Description(List.of("unread"), null, "Its files cannot be read");
        }
    }

    private static List<String> files(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().map(Descriptions::stamp).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return file.getFileName() + " " + now.size() + " " + now.lastModifiedTime() + " " + now.fileKey();
        } catch (IOException absent) {
            return file.getFileName() + " unreadable";
        }
    }
}
