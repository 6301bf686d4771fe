package dev.taskspace.measurement;

/**
 * One tuning of a target and what it reached.
 *
 * @param source content hash of what was tuned on before, {@value #NOTHING} for no transfer
 * @param target content hash
 * @param score on test examples
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
        int examples,
        int testExamples,
        double tokenPasses,
        double seconds) {

    static final String NOTHING = "";

    /** Tag of a recorded transfer. */
    static final String TEST_EXAMPLES = "testExamples";

    /** What was measured, whatever came out. */
    record Key(String source, String target, long seed) {}

    Key key() {
        return new Key(source, target, seed);
    }
}
