package dev.taskspace.embedding;

import dev.taskspace.entity.Entity;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** A model or prompt that gave most inputs no label. */
final class UnansweredException extends ProblemException {
    private static final long serialVersionUID = 1L;

    UnansweredException(Entity entity, LabelerStatistics statistics) {
        super(
                ProblemType.IMPOSSIBLE,
                entity.reference() + " gave a label to " + statistics.answered() + " of " + statistics.asked()
                        + " inputs of the pool; at least half of them, and two, are needed to learn what it does.");
    }
}
