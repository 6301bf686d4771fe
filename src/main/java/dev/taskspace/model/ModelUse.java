package dev.taskspace.model;

import java.util.Optional;
import java.util.UUID;

/** Implemented by features that may need a model to stay; each is asked before one is deleted. */
public interface ModelUse {

    /** Why the model cannot be deleted now and what would free it, as a sentence; empty when it can. */
    Optional<String> whyNeeded(UUID modelId);
}
