package dev.taskspace.embedding;

import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.TunedSurrogate;

/** The tuning that {@link TaskEmb} and {@link TaskVec} share, so that one run serves both. */
record Tuning(
        int maxExamples,
        int maxTokens,
        int batchSize,
        double learningRate,
        double weightDecay,
        int epochs,
        int minVisits) {

    /**
     * Version of every method that tunes anything; raised when the same tuning would end elsewhere. 2: AdamW adds epsilon
     * after the correction of its biases.
     */
    static final int VERSION = 2;

    /** Beyond this a small dataset is learned by heart, which a Fisher information shows as silence. */
    static final int MAX_EPOCHS = 10;

    /** Refuses hyper-parameters that no tuning could run with, before a job is made of them. */
    void check() {
        plan(1);
    }

    TunedSurrogate run(Extraction extraction) {
        int examples = extraction.labelled().train().size();
        FullTuning plan = new FullTuning(maxTokens, batchSize, learningRate, weightDecay, visits().epochsFor(examples));
        return extraction.surrogate().tune(extraction.labelled(), plan, extraction.seed(), extraction.tuning());
    }

    private FullTuning plan(int examples) {
        return new FullTuning(maxTokens, batchSize, learningRate, weightDecay, visits().epochsFor(examples));
    }

    Work work(int examples) {
        return visits().work(examples, batchSize);
    }

    private Visits visits() {
        return new Visits(maxExamples, epochs, minVisits, MAX_EPOCHS);
    }
}
