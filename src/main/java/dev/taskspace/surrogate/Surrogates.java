package dev.taskspace.surrogate;

/** The surrogates that this installation can load. */
public interface Surrogates {

    /** The surrogate of every request that names none. */
    String DEFAULT = "all-minilm-l6-v2";

    SurrogateCatalog catalog();

    /**
     * What the surrogate of this name is, without loading it.
     *
     * @throws UnknownSurrogateException naming the surrogates that exist
     * @throws UnusableSurrogateException when its files cannot be used
     */
    SurrogateInfo info(String name);

    /**
     * Loads the surrogate of this name, once for all callers. What it is does not change any more while the process lives,
     * whatever happens to its files.
     *
     * @throws UnknownSurrogateException naming the surrogates that exist
     * @throws UnusableSurrogateException when its files cannot be used
     */
    Surrogate get(String name);
}
