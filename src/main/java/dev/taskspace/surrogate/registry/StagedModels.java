package dev.taskspace.surrogate.registry;

import dev.taskspace.surrogate.ModelNameTakenException;
import dev.taskspace.surrogate.ModelStore;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.UnusableSurrogateException;
import dev.taskspace.surrogate.weights.HuggingFaceModel;
import dev.taskspace.surrogate.weights.ModelDirectory;
import dev.taskspace.surrogate.weights.WeightsFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Stages are hidden folders beside the models, so that placing one is a single renaming. */
final class StagedModels implements ModelStore {

    private static final String HIDDEN = ".download-";

    private final ModelFolder folder;

    StagedModels(ModelFolder folder) {
        this.folder = folder;
    }

    @Override
    public boolean holds(String name) {
        return name.equals(Surrogates.DEFAULT) || Files.exists(folder.path().resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public Optional<Path> find(String name) {
        return folder.find(name).map(ModelDirectory::path);
    }

    @Override
    public Path stage(String key) {
        try {
            return Files.createDirectories(folder.path().resolve(HIDDEN + key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void requireSupported(String name, byte[] config) {
        try {
            HuggingFaceModel.requireSupported(config);
        } catch (WeightsFormatException e) {
            throw new UnusableSurrogateException(name, e.getMessage());
        }
    }

    @Override
    public SurrogateInfo place(Path stage, String name) {
        try {
            Path root = folder.path().toRealPath();
            SurrogateInfo info = SurrogateLoader.info(
                    name,
                    HuggingFaceModel.read(new ModelDirectory(root, stage.toRealPath()))
                            .weights());
            if (holds(name)) {
                throw new ModelNameTakenException(name);
            }
            rename(stage, root.resolve(name));
            return info;
        } catch (WeightsFormatException e) {
            throw new UnusableSurrogateException(name, e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rename(Path stage, Path target) throws IOException {
        try {
            Files.move(stage, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (Files.exists(target)) {
                throw new ModelNameTakenException(target.getFileName().toString());
            }
            throw e;
        }
    }
}
