package dev.taskspace.pool;

import java.util.Optional;

/** Implemented by features that may need a pool to stay; each is asked before one is deleted. */
public interface PoolUse {

    /** Asked when no other pool has the same content. Why the pool cannot be deleted now and what would free it, as a sentence; empty when it can. */
    Optional<String> whyNeeded(Pool pool);
}
