package dev.taskspace.dataset;

import java.util.Optional;
import java.util.UUID;

/** Implemented by features that may need a dataset to stay; each is asked before one is deleted. */
public interface DatasetUse {

    /** Why the dataset cannot be deleted now and what would free it, as a sentence; empty when it can. */
    Optional<String> whyNeeded(UUID datasetId);
}
