package dev.taskspace.embedding;

import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.TrainingSet;

/**
 * Where the code of the reference departs from the formulas of its paper, to measure what that costs: the sum of what is
 * to be imitated, 0 for none. See docs/QUIRKS.md.
 */
record Quirks(int sum) {

    /** The hyper-parameter; left out of the identity of a space while it is 0. */
    static final String NAME = "referenceQuirks";

    static final int SQUARED_MEAN = 1;
    static final int PER_CLASS = 2;
    static final int UNSHUFFLED = 4;
    static final int RAW_PREFIX = 8;

    static final Quirks NONE = new Quirks(0);

    Quirks {
        if (sum < 0 || sum > (SQUARED_MEAN | PER_CLASS | UNSHUFFLED | RAW_PREFIX)) {
            throw new HyperparameterException(
                    NAME,
                    NAME + " is the sum of any of 1 (Fisher information as the square of the mean gradient), 2 (binary"
                            + " cross-entropy for each class), 4 (examples in the order of the file) and 8 (the prefix"
                            + " itself, not its change), not " + sum);
        }
    }

    boolean has(int quirk) {
        return (sum & quirk) != 0;
    }

    /** The same examples, to be learned with these quirks. */
    TrainingSet imposedOn(TrainingSet set) {
        Objective objective = has(PER_CLASS) && set.objective() instanceof Objective.Classification classes
                ? new Objective.PerClass(classes.classes())
                : set.objective();
        return new TrainingSet(objective, set.train(), set.heldOut(), !has(UNSHUFFLED));
    }
}
