package dev.taskspace.surrogate;

import java.util.List;

/** The surrogates that this installation can load. */
public interface Surrogates {

    /** The surrogate of every request that names none. */
    String DEFAULT = "all-minilm-l6-v2";

    List<SurrogateInfo> list();

    /**
     * Loads the surrogate of this name, once for all callers.
     *
     * @throws UnknownSurrogateException naming the surrogates that exist
     */
    Surrogate get(String name);
}
