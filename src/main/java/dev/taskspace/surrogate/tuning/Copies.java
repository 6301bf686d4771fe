package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.encoder.Autograd;

/** Copies of tensors that belong to another manager than their original. */
final class Copies {

    private Copies() {}

    static NDArray copy(NDArray original, NDManager manager) {
        return Autograd.unrecorded(() -> {
            NDArray copy = original.duplicate();
            copy.attach(manager);
            return copy;
        });
    }
}
