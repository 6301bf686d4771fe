package dev.taskspace.measurement;

import org.jspecify.annotations.Nullable;

/**
 * How much a measurement may spend; whatever is left out has a default.
 *
 * @param sourceExamples training examples of a source at most, default 1,500
 * @param sourceEpochs passes over them, default 2
 * @param targetExamples training examples of a target at most, default 200
 * @param targetEpochs passes over them, default 3
 * @param testExamples of a target at most, default 500
 * @param maxTokens longer inputs are cut, default 64
 * @param seconds after so many, and at least one pair, no further tuning is begun; the same request later goes on from
 *     there
 */
record Budget(
        @Nullable Integer sourceExamples,
        @Nullable Integer sourceEpochs,
        @Nullable Integer targetExamples,
        @Nullable Integer targetEpochs,
        @Nullable Integer testExamples,
        @Nullable Integer maxTokens,
        @Nullable Integer batchSize,
        @Nullable Double learningRate,
        @Nullable Long seconds) {

    static final Budget DEFAULT = new Budget(null, null, null, null, null, null, null, null, null);
}
