package dev.taskspace.surrogate.registry;

import dev.taskspace.surrogate.weights.HuggingFaceModel;
import dev.taskspace.surrogate.weights.ModelDirectory;

/**
 * How a request names a model directory: by its own name, which means all of the model, or {@code name:encoder}, which
 * leaves the decoder of an encoder-decoder out.
 */
record SurrogateName(String directory, boolean encoderOnly) {

    private static final String ENCODER = ":encoder";

    static SurrogateName of(String name) {
        return name.endsWith(ENCODER)
                ? new SurrogateName(name.substring(0, name.length() - ENCODER.length()), true)
                : new SurrogateName(name, false);
    }

    SurrogateName encoder() {
        return new SurrogateName(directory, true);
    }

    /** @throws dev.taskspace.surrogate.weights.WeightsFormatException when it cannot be read so */
    HuggingFaceModel read(ModelDirectory found) {
        return encoderOnly ? HuggingFaceModel.encoderOf(found) : HuggingFaceModel.read(found);
    }

    @Override
    public String toString() {
        return encoderOnly ? directory + ENCODER : directory;
    }
}
