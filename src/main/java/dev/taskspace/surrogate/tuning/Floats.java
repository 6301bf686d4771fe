package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Tensors of any number type as Java floats. */
final class Floats {

    private Floats() {}

    static float[] of(NDArray tensor) {
        if (tensor.getDataType() == DataType.FLOAT32) {
            return tensor.toFloatArray();
        }
        try (NDArray floats = tensor.toType(DataType.FLOAT32, true)) {
            return floats.toFloatArray();
        }
    }
}
