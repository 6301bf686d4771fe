package dev.taskspace.measurement;

import dev.taskspace.entity.Entity;
import org.jspecify.annotations.Nullable;

/**
 * One tuning of a target and what it reached.
 *
 * @param source content hash of what was tuned on before, {@value #NOTHING} for no transfer
 * @param target content hash
 * @param score on test examples
 * @param exactMatch share of answers that are exactly right, null unless they stand in the text
 * @param examples that the target was tuned on
 * @param testExamples that it was examined with
 * @param tokenPasses tokens times the passes of their examples, what the seconds went into
 * @param seconds processor seconds
 */
record Measurement(
        String source,
        String target,
        long seed,
        double score,
        @Nullable Double exactMatch,
        int examples,
        int testExamples,
        double tokenPasses,
        double seconds) {

    static final String NOTHING = "";

    /** Tag of a recorded transfer. */
    static final String TEST_EXAMPLES = "testExamples";

    /** Tag of a recorded transfer whose score is an F1, with its {@link #exactMatch}. */
    static final String EXACT_MATCH = "exactMatch";

    /** The same of its baseline. */
    static final String BASELINE_EXACT_MATCH = "baselineExactMatch";

    /** What was measured, whatever came out. */
    record Key(String source, String target, long seed) {

        /** @param source null for no transfer */
        static Key of(@Nullable Entity source, Entity target, long seed) {
            return new Key(source == null ? NOTHING : source.contentHash(), target.contentHash(), seed);
        }
    }

    Key key() {
        return new Key(source, target, seed);
    }
}
