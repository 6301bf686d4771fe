package dev.taskspace.measurement;

import dev.taskspace.entity.Entity;
import dev.taskspace.platform.data.Sha256;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.Surrogate;
import java.util.Locale;

/** How sources and targets are tuned; measurements by different recipes are never mixed. */
record Recipe(
        int sourceExamples,
        int sourceEpochs,
        int targetExamples,
        int targetEpochs,
        int testExamples,
        int maxTokens,
        int batchSize,
        double learningRate) {

    /** Raised whenever the same recipe would give another score. */
    private static final String VERSION = "1";

    private static final int MOST = 1_000_000;
    private static final double FORWARD_SHARE = 1 / 3.0;

    Recipe {
        atLeastOne("sourceExamples", sourceExamples);
        atLeastOne("targetExamples", targetExamples);
        atLeastOne("testExamples", testExamples);
        new FullTuning(maxTokens, batchSize, learningRate, 0, sourceEpochs);
        new FullTuning(maxTokens, batchSize, learningRate, 0, targetEpochs);
    }

    static Recipe of(Budget budget) {
        FullTuning usual = FullTuning.DEFAULT;
        try {
            return new Recipe(
                    or(budget.sourceExamples(), 1_500),
                    or(budget.sourceEpochs(), usual.epochs()),
                    or(budget.targetExamples(), 200),
                    or(budget.targetEpochs(), 3),
                    or(budget.testExamples(), 500),
                    or(budget.maxTokens(), usual.maxTokens()),
                    or(budget.batchSize(), usual.batchSize()),
                    or(budget.learningRate(), usual.learningRate()));
        } catch (IllegalArgumentException refused) {
            throw new ImpossibleMeasurementException("/budget", refused.getMessage() + ".");
        }
    }

    FullTuning source() {
        return plan(sourceEpochs);
    }

    FullTuning target() {
        return plan(targetEpochs);
    }

    /** Identity of the recipe on one surrogate. */
    String key(Surrogate surrogate) {
        return new Sha256()
                .field(VERSION)
                .field(surrogate.info().sha256())
                .field(adaptation())
                .hex();
    }

    /** What a recorded transfer calls its adaptation: all that decides the score besides surrogate, pair and seed. */
    String adaptation() {
        return String.format(
                Locale.ROOT,
                "finetune source %dx%d target %dx%d test %d tokens %d batch %d rate %s",
                sourceExamples,
                sourceEpochs,
                targetExamples,
                targetEpochs,
                testExamples,
                maxTokens,
                batchSize,
                learningRate);
    }

    /** Batches that the tuning of a source sees. */
    long sourceSteps(Entity source) {
        return steps(source, sourceExamples, sourceEpochs);
    }

    /** Batches that the tuning of a target sees, its examination counted as the share of a tuning that it costs. */
    long targetSteps(Entity target) {
        return steps(target, targetExamples, targetEpochs) + Math.round(FORWARD_SHARE * testExamples / batchSize);
    }

    private long steps(Entity entity, int examples, int epochs) {
        Long held = entity.trainExamples();
        long used = held == null ? examples : Math.min(held, examples);
        return (long) epochs * Math.ceilDiv(used, batchSize);
    }

    /** Tokens times passes, what the seconds go into. */
    double sourcePasses(long tokens) {
        return (double) sourceEpochs * tokens;
    }

    double targetPasses(long tokens, long testTokens) {
        return (double) targetEpochs * tokens + FORWARD_SHARE * testTokens;
    }

    private FullTuning plan(int epochs) {
        return new FullTuning(maxTokens, batchSize, learningRate, FullTuning.DEFAULT.weightDecay(), epochs);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(name + " is from 1 to " + MOST + ", not " + value);
        }
    }

    private static <T> T or(@org.jspecify.annotations.Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
