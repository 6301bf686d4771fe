package dev.taskspace.surrogate;

import java.nio.file.Path;
import java.util.Optional;

/** The folder of models, into which one that was collected elsewhere is put all at once. */
public interface ModelStore {

    /** Whether something has this name already: a folder, or a surrogate that comes with Taskspace. */
    boolean holds(String name);

    /** The folder of this name. */
    Optional<Path> find(String name);

    /**
     * A folder that nobody takes for a model, in which the files of one can be collected. It stays until it is placed.
     *
     * @param key of letters and digits; the same key finds the same folder again
     */
    Path stage(String key);

    /**
     * Makes sure that a model with this {@code config.json} could be used, before the rest of it is fetched.
     *
     * @throws UnusableSurrogateException when it could not
     */
    void requireSupported(String name, byte[] config);

    /**
     * Reads the model in a stage as a surrogate would be read, and gives it its name.
     *
     * @throws UnusableSurrogateException when it cannot be used; the stage stays as it is
     * @throws ModelNameTakenException when something has the name
     */
    SurrogateInfo place(Path stage, String name);
}
