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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the native engine and brings weights into its memory. */
public final class TensorRuntime {

    private static final Logger log = LoggerFactory.getLogger(TensorRuntime.class);

    /** Workers are threads that compute alone: more threads inside one operation wait for each other and lose. */
    private static final Map<String, String> SETTINGS = Map.of(
            "ai.djl.offline", "true",
            "ai.djl.pytorch.num_threads", "1",
            "ai.djl.pytorch.num_interop_threads", "1");

    private static volatile FastMath wanted = FastMath.OFF;

    private TensorRuntime() {}

    /** What the engine of this process is. */
    private record Started(Engine engine, boolean fast) {}

    /** Starts the engine when it is first needed. */
    private static final class Running {
        static final Started STARTED = start();

        private static Started start() {
            if (wanted.usable()) {
                try {
                    return new Started(TensorRuntime.start(true), true);
                } catch (IllegalStateException e) {
                    log.warn("No fast matrix path: {}", e.getMessage());
                }
            }
            return new Started(TensorRuntime.start(false), false);
        }
    }

    /** Says how matrix products are to be computed; heard only before the engine starts. */
    public static void prefer(FastMath fastMath) {
        wanted = fastMath;
    }

    /** A manager on the default device, to be closed by the caller. Starts the engine at the first call. */
    public static NDManager open() {
        return engine().newBaseManager();
    }

    /** Where a manager computes: {@code cpu}, or {@code cpu-fast} where {@link FastMath} is on. */
    public static String device() {
        String type = engine().defaultDevice().getDeviceType();
        return Running.STARTED.fast ? type + "-fast" : type;
    }

    private static Engine engine() {
        return Running.STARTED.engine;
    }

    /** @throws IllegalStateException when there is no fast path; the engine can still be started without */
    static Engine start(boolean fast) {
        SETTINGS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        if (fast) {
            MatrixLibrary.takeFastPath();
        }
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
