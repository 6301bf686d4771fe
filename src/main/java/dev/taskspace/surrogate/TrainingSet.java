package dev.taskspace.surrogate;

import java.util.List;

/**
 * Examples to tune on, and others, never trained on, that show whether something was learned.
 *
 * @param train at least one example; the order does not matter, a tuning shuffles by its seed
 * @param heldOut at least one example
 */
public record TrainingSet(Objective objective, List<TrainingExample> train, List<TrainingExample> heldOut) {

    public TrainingSet {
        train = List.copyOf(train);
        heldOut = List.copyOf(heldOut);
        if (train.isEmpty() || heldOut.isEmpty()) {
            throw new IllegalArgumentException("Tuning needs at least one training and one held-out example, not "
                    + train.size() + " and " + heldOut.size());
        }
    }
}
