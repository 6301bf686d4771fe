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

    /**
     * A number as a tensor, to multiply or divide with.
     *
     * <p>Never hand a Java number to {@code NDArray.mul} or {@code div}: it becomes a tensor on borrowed Java memory that
     * is given up at once, while the backward pass still reads it. After a garbage collection the gradients are wrong,
     * silently and seldom. This one lives as long as its neighbour's manager.
     */
    public static NDArray constant(double value, NDArray neighbour) {
        return neighbour.getManager().create(value).toType(neighbour.getDataType(), false);
    }

    /** Whether operations of this thread are recorded. */
    static boolean recording() {
        return JniUtils.isGradMode();
    }

    /** Adds the gradients of {@code factor} times a scalar to every leaf that requires them. */
    public static void backward(NDArray scalar, double factor) {
        NDArray seed = constant(factor, scalar).reshape(scalar.getShape());
        JniUtils.backward((PtNDArray) scalar, (PtNDArray) seed, false, false);
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
