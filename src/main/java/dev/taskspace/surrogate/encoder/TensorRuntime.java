package dev.taskspace.surrogate.encoder;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import dev.taskspace.surrogate.weights.Tensor;
import dev.taskspace.surrogate.weights.Weights;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the native engine and brings weights into its memory. */
public final class TensorRuntime {

    private static final String CPU = "cpu";
    private static final Logger log = LoggerFactory.getLogger(TensorRuntime.class);

    /** Workers are threads that compute alone: more threads inside one operation wait for each other and lose. */
    private static final Map<String, String> SETTINGS = Map.of(
            "ai.djl.offline", "true",
            "ai.djl.pytorch.num_threads", "1",
            "ai.djl.pytorch.num_interop_threads", "1");

    private static volatile FastMath wanted = FastMath.OFF;
    private static volatile String wantedDevices = Devices.AUTO;

    private TensorRuntime() {}

    /** What the engine of this process is. */
    private record Started(Engine engine, boolean fast, Devices devices) {}

    /** Starts the engine when it is first needed. */
    private static final class Running {
        static final Started STARTED = start();

        private static Started start() {
            if (wanted.usable()) {
                try {
                    return started(TensorRuntime.start(true), true);
                } catch (IllegalStateException e) {
                    log.warn("No fast matrix path: {}", e.getMessage());
                }
            }
            return started(TensorRuntime.start(false), false);
        }

        private static Started started(Engine engine, boolean fast) {
            int gpus = engine.getGpuCount();
            String flavor = Objects.requireNonNullElse(System.getenv("PYTORCH_FLAVOR"), CPU);
            if (gpus == 0 && !flavor.startsWith(CPU) && wantedDevices.equals(Devices.AUTO)) {
                log.warn(
                        "This is the libtorch for GPUs ({}), but it sees none: the CPU computes. Containers see them with"
                                + " docker run --gpus all, or nvidia.com/gpu in Kubernetes, where the host's driver is"
                                + " new enough",
                        flavor);
            }
            return new Started(engine, fast, Devices.of(wantedDevices, gpus));
        }
    }

    /**
     * Says where and how to compute; heard only before the engine starts.
     *
     * @param devices see {@link Devices#of}
     * @throws UnusableDevicesException when they cannot be meant so, or GPUs are named that are not there: to know, the engine
     *     is started
     */
    public static void prefer(FastMath fastMath, String devices) {
        Devices.check(devices);
        wanted = fastMath;
        wantedDevices = devices;
        if (!devices.equals(Devices.AUTO) && !devices.equals(CPU)) {
            startNow();
        }
    }

    private static void startNow() {
        try {
            device();
        } catch (ExceptionInInitializerError e) {
            if (e.getCause() instanceof UnusableDevicesException unusable) {
                throw unusable;
            }
            throw e;
        }
    }

    /** A manager on the device of this thread, to be closed by the caller. Starts the engine at the first call. */
    public static NDManager open() {
        return engine().newBaseManager(Running.STARTED.devices.mine());
    }

    /** Where this thread computes: {@code cpu}, {@code cpu-fast} where {@link FastMath} is on, or {@code cuda:0}. */
    public static String device() {
        Device mine = Running.STARTED.devices.mine();
        if (mine.isGpu()) {
            return "cuda:" + mine.getDeviceId();
        }
        return Running.STARTED.fast ? "cpu-fast" : "cpu";
    }

    /** Gives memory that no tensor uses any more back to the device. */
    public static void releaseUnused() {
        if (Running.STARTED.devices.mine().isGpu()) {
            JniUtils.emptyCudaCache();
        }
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
