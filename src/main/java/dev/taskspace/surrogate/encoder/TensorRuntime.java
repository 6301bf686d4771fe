package dev.taskspace.surrogate.encoder;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.taskspace.surrogate.weights.Tensor;
import dev.taskspace.surrogate.weights.Weights;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Starts the native engine and brings weights into its memory. */
public final class TensorRuntime {

    /** Workers are threads that compute alone: more threads inside one operation wait for each other and lose. */
    private static final Map<String, String> SETTINGS = Map.of(
            "ai.djl.offline", "true",
            "ai.djl.pytorch.num_threads", "1",
            "ai.djl.pytorch.num_interop_threads", "1");

    private TensorRuntime() {}

    /** A manager on the default device, to be closed by the caller. Starts the engine at the first call. */
    public static NDManager open() {
        return engine().newBaseManager();
    }

    /** Where a manager computes, for example {@code cpu}. */
    public static String device() {
        return engine().defaultDevice().getDeviceType();
    }

    private static Engine engine() {
        SETTINGS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        return Engine.getEngine("PyTorch");
    }

    /** Copies weights into native memory, frozen, so that any number of threads may read them at once. */
    public static Parameters load(Weights weights, NDManager manager, DataType type) {
        return Autograd.unrecorded(() -> {
            Map<String, NDArray> tensors = new HashMap<>();
            weights.tensors().forEach((name, tensor) -> tensors.put(name, load(tensor, manager, type)));
            return new Parameters(tensors);
        });
    }

    private static NDArray load(Tensor tensor, NDManager manager, DataType type) {
        // Written straight into native memory, so that neither the heap nor the page cache holds it a second time.
        try (NDManager scratch = manager.newSubManager(Device.cpu())) {
            NDArray copy = scratch.create(new Shape(tensor.shape()), DataType.FLOAT32);
            tensor.copyTo(copy.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer());
            NDArray owned = copy.toType(type, false).toDevice(manager.getDevice(), false);
            owned.attach(manager);
            return owned;
        }
    }
}
