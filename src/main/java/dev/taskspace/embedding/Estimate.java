package dev.taskspace.embedding;

import org.jspecify.annotations.Nullable;

/**
 * What an embedding would cost; the answer to a dry run.
 *
 * @param examples training examples that each seed would use
 * @param steps progress steps of all seeds
 * @param labelerCalls calls to a model's endpoint
 * @param tokens that the surrogate would read, all passes together
 * @param seconds of one processor core, null before this installation has computed anything to estimate from
 * @param basis what the seconds are estimated from
 */
record Estimate(
        boolean dryRun,
        int examples,
        long steps,
        int labelerCalls,
        long tokens,
        @Nullable Double seconds,
        String basis) {}
