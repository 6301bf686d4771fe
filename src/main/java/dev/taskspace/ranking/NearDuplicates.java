package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import org.springframework.stereotype.Component;

/** Guards a ranking against sources that are the target in other clothes. */
@Component
class NearDuplicates {
    boolean areTwins(Entity target, Entity source) {
        return target.contentHash().equals(source.contentHash());
    }
}
