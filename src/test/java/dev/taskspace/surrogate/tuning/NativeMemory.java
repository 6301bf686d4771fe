package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDManager;

/** Counts what the native engine holds for Java. */
final class NativeMemory {

    private NativeMemory() {}

    /** Tensors of a manager and of all managers below it. */
    static int tensors(NDManager manager) {
        return manager.getManagedArrays().size();
    }
}
