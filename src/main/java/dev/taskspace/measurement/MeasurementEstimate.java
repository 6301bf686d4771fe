package dev.taskspace.measurement;

import org.jspecify.annotations.Nullable;

/**
 * What a measurement would cost; the answer to a dry run.
 *
 * @param pairs that are to be measured, seeds counted apart
 * @param kept pairs that were measured before and cost nothing
 * @param tunings sources and targets alone included
 * @param steps batches of all tunings
 * @param tokens that the surrogate would read, all passes together
 * @param seconds of one processor core, null before this installation has tuned anything to estimate from
 * @param basis what the seconds are estimated from
 */
record MeasurementEstimate(
        boolean dryRun,
        long pairs,
        long kept,
        long tunings,
        long steps,
        long tokens,
        @Nullable Double seconds,
        String basis) {}
