package dev.taskspace.surrogate;

import java.util.List;

/**
 * Examples to tune on, and others, never trained on, that show whether something was learned.
 *
 * @param train at least one example; the order does not matter, unless it is not shuffled
 * @param heldOut at least one example
 * @param shuffled whether a tuning shuffles the training examples by its seed, as it should
 */
public record TrainingSet(
        Objective objective, List<TrainingExample> train, List<TrainingExample> heldOut, boolean shuffled) {

    public TrainingSet(Objective objective, List<TrainingExample> train, List<TrainingExample> heldOut) {
        this(objective, train, heldOut, true);
    }

    public TrainingSet {
        train = List.copyOf(train);
        heldOut = List.copyOf(heldOut);
        if (train.isEmpty() || heldOut.isEmpty()) {
            throw new IllegalArgumentException("Tuning needs at least one training and one held-out example, not "
                    + train.size() + " and " + heldOut.size());
        }
    }
}
