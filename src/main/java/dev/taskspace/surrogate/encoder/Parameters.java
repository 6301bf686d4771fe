package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.Map;

/** The tensors of an encoder by name; it borrows them, their manager closes them. */
public final class Parameters {

    private final Map<String, NDArray> tensors;

    public Parameters(Map<String, NDArray> tensors) {
        this.tensors = Map.copyOf(tensors);
    }

    public NDArray get(String name) {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("The encoder has no parameter " + name);
        }
        return tensor;
    }

    /** These parameters, some of them replaced by others of the same shape. */
    public Parameters with(Map<String, NDArray> others) {
        Map<String, NDArray> merged = new HashMap<>(tensors);
        merged.putAll(others);
        return new Parameters(merged);
    }

    /** The number type of all of them. */
    public DataType type() {
        return tensors.values().iterator().next().getDataType();
    }
}
