package dev.taskspace.surrogate.registry;

import dev.taskspace.surrogate.Surrogates;
import java.nio.file.Path;

/** Opens folders of models to tests of other packages. */
public final class ModelFolders {

    private ModelFolders() {}

    public static Surrogates open(Path folder) {
        return new InstalledSurrogates(new ClasspathSurrogates(), new ModelFolder(folder));
    }
}
