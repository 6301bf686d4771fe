package dev.taskspace.embedding;

import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.TrainingSet;

/**
 * What a method computes one vector from.
 *
 * @param surrogate the frozen transformer
 * @param sample the examples of this seed
 * @param seed order of the examples and start of the head
 * @param tuning hears the steps of the tuning
 * @param extracting hears the steps of reading the vector off
 */
record Extraction(Surrogate surrogate, Sample sample, long seed, StepListener tuning, StepListener extracting) {

    /** The same work, learned with these quirks. */
    Extraction with(Quirks quirks) {
        return new Extraction(
                surrogate, new Sample(sample.inputs(), quirks.imposedOn(labelled())), seed, tuning, extracting);
    }

    TrainingSet labelled() {
        TrainingSet labelled = sample.labelled();
        if (labelled == null) {
            throw new IllegalStateException("A supervised method was given a sample without labels");
        }
        return labelled;
    }
}
