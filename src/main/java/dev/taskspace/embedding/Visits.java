package dev.taskspace.embedding;

/**
 * How often a tuning looks at its examples. A small dataset gets more epochs, because the vector is worth only as much as
 * the tuning before it.
 *
 * @param maxExamples examples at most
 * @param epochs passes over them when they are plenty
 * @param minVisits example visits wanted in all
 * @param maxEpochs passes at most, however few the examples
 */
record Visits(int maxExamples, int epochs, int minVisits, int maxEpochs) {

    Visits {
        Hyperparameters.atLeastOne("maxExamples", maxExamples);
        Hyperparameters.atLeastOne("epochs", epochs);
    }

    int epochsFor(int examples) {
        int wanted = Math.ceilDiv(minVisits, Math.max(1, Math.min(examples, maxExamples)));
        return Math.max(epochs, Math.min(maxEpochs, wanted));
    }

    Work work(int examples, int batchSize) {
        int used = Math.min(examples, maxExamples);
        int passes = epochsFor(examples);
        return new Work((long) passes * Math.ceilDiv(used, batchSize), (double) passes * used);
    }
}
