package dev.taskspace.rerank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a closer look would cost; the answer to a dry run.
 *
 * @param pairs that are to be computed
 * @param kept pairs that were computed before and cost nothing
 * @param withoutAdapter sources that would be left out, because POST /embeddings was not asked for their adapter
 * @param tokens that the surrogate would read in all
 * @param seconds of one processor core, null before this installation has tuned anything to estimate from
 */
record RerankEstimate(
        boolean dryRun,
        long pairs,
        long kept,
        List<String> withoutAdapter,
        long tokens,
        @Nullable Double seconds) {}
