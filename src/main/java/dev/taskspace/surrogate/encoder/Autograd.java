package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Differentiation through the native layer itself. The gradient collector of DJL may be open only once in a process,
 * which would forbid two tunings at a time. Whether operations are recorded is a state of the thread, and its default
 * differs between threads, so every computation says what it needs.
 */
public final class Autograd {

    private Autograd() {}

    /** Computes with operations recorded for {@link #backward}. */
    public static void recorded(Runnable computation) {
        with(true, () -> {
            computation.run();
            return true;
        });
    }

    /** Computes without recording, which saves memory and time. */
    public static <T> T unrecorded(Supplier<T> computation) {
        return with(false, computation);
    }

    /** Adds the gradients of a scalar to every leaf that requires them. */
    public static void backward(NDArray scalar) {
        NDArray one = scalar.getManager().ones(scalar.getShape(), scalar.getDataType());
        JniUtils.backward((PtNDArray) scalar, (PtNDArray) one, false, false);
    }

    /** Gradients add up until they are cleared. */
    public static void clear(NDArray leaf) {
        JniUtils.zeroGrad((PtNDArray) leaf);
    }

    private static <T> T with(boolean recording, Supplier<T> computation) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(recording);
        try {
            return computation.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }
}
