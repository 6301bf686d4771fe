package dev.taskspace.embedding;

/** Checks that the methods share; the messages reach the caller. */
final class Hyperparameters {
    private Hyperparameters() {}

    static void atLeastOne(String name, int value) {
        between(name, value, 1, 1_000_000);
    }

    static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new HyperparameterException(name, name + " is from " + least + " to " + most + ", not " + value);
        }
    }
}
