package dev.taskspace.embedding;

import org.jspecify.annotations.Nullable;

/**
 * What an embedding would cost; the answer to a dry run.
 *
 * @param examples training examples that each seed would use
 * @param steps progress steps of all seeds
 * @param labelerCalls calls to a model's endpoint that are still to be made
 * @param tokens that the surrogate would read, all passes together
 * @param seconds of one processor core, null before this installation has computed anything to estimate from
 * @param basis what the seconds are estimated from
 * @param labelerTokens that those calls would be charged for, from the latest calls of that model or the length of texts
 * @param labelerSeconds that those calls would take side by side, from the latest calls of that model or a second each
 * @param cachedAnswers answers of the model that are there already
 */
record Estimate(
        boolean dryRun,
        int examples,
        long steps,
        long labelerCalls,
        long tokens,
        @Nullable Double seconds,
        String basis,
        long labelerTokens,
        double labelerSeconds,
        long cachedAnswers) {}
