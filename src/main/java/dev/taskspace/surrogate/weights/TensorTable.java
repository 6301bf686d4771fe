package dev.taskspace.surrogate.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * The tensors of a model by name.
 *
 * @param unsupported number formats of the tensors that cannot be read
 */
record TensorTable(Map<String, Tensor> tensors, Map<String, String> unsupported) {

    /** So many names make an error message clear; more make it long. */
    private static final int NAMED = 4;

    TensorTable renamed(UnaryOperator<String> canonical) {
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (renamed.put(canonical.apply(name), tensor) != null) {
                throw new WeightsFormatException("Two tensors stand for " + canonical.apply(name));
            }
        });
        Map<String, String> unread = new LinkedHashMap<>();
        unsupported.forEach((name, format) -> unread.put(canonical.apply(name), format));
        return new TensorTable(renamed, unread);
    }

    /**
     * The tensors of a layout in its order, anything else left out.
     *
     * @throws WeightsFormatException when one is missing, has another shape or cannot be read
     */
    SequencedMap<String, Tensor> select(SequencedMap<String, long[]> shapes) {
        SequencedMap<String, Tensor> selected = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        shapes.forEach((name, shape) -> {
            Tensor tensor = tensors.get(name);
            if (tensor == null) {
                requireSupported(name);
                missing.add(name);
            } else if (!Arrays.equals(tensor.shape(), shape)) {
                throw new WeightsFormatException(name + " has shape " + Arrays.toString(tensor.shape()) + ", expected "
                        + Arrays.toString(shape));
            } else {
                selected.put(name, tensor);
            }
        });
        if (!missing.isEmpty()) {
            String more = missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : "";
            throw new WeightsFormatException("The weights lack "
                    + String.join(", ", missing.subList(0, Math.min(NAMED, missing.size()))) + more);
        }
        return selected;
    }

    private void requireSupported(String name) {
        String format = unsupported.get(name);
        if (format != null) {
            throw new WeightsFormatException(
                    name + " is stored as " + format + ", which is not supported; F32, F16 and BF16 are");
        }
    }
}
