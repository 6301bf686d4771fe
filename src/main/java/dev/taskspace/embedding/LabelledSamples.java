package dev.taskspace.embedding;

import dev.taskspace.entity.Entity;
import dev.taskspace.surrogate.TrainingSet;

/** Draws labelled examples of an entity to tune and to examine a surrogate with. */
public interface LabelledSamples {

    /**
     * Draws by label. Training rows depend on the seed, which also sets their order; rows of the other splits, which
     * serve to examine, do not. Where there is no other split, training rows that were not drawn serve instead.
     *
     * @param train examples at most to tune on
     * @param heldOut examples at most to examine with
     * @throws dev.taskspace.platform.web.ProblemException when there is nothing to learn
     */
    TrainingSet draw(Entity entity, int train, int heldOut, long seed);
}
