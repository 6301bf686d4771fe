package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import dev.taskspace.surrogate.encoder.Hooks;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the inputs of every linear layer and catches the gradients of its outputs. The engine keeps gradients of leaves
 * only, so a leaf of zeros is added to every output: its gradient is that of the output.
 */
final class GradientTape implements Hooks {

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String layer, NDArray input, NDArray probe) {}

    @Override
    public NDArray linear(String name, NDArray input, NDArray output) {
        NDArray probe = output.getManager().zeros(output.getShape(), output.getDataType());
        probe.setRequiresGradient(true);
        entries.add(new Entry(name, input, probe));
        return output.add(probe);
    }

    /**
     * A summed gradient.
     *
     * @param values row by row
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Matrix(int rows, float[] values) {

        /** Adds in place. */
        Matrix plus(Matrix other) {
            for (int i = 0; i < values.length; i++) {
                values[i] += other.values[i];
            }
            return this;
        }

        /** For every row the sum of {@code (value / n)²}. */
        float[] squaredMeans(int n) {
            float[] means = new float[rows];
            int columns = values.length / rows;
            for (int row = 0; row < rows; row++) {
                double sum = 0;
                for (int column = 0; column < columns; column++) {
                    double mean = (double) values[row * columns + column] / n;
                    sum += mean * mean;
                }
                means[row] = (float) sum;
            }
            return means;
        }
    }

    /** After the backward pass: for every layer its weight gradient {@code ΔᵀX}, summed over the examples. */
    Map<String, Matrix> gradients() {
        Map<String, Matrix> gradients = new LinkedHashMap<>();
        for (Entry entry : entries) {
            NDArray gradient = entry.probe.getGradient();
            long out = gradient.getShape().get(2);
            long in = entry.input.getShape().get(2);
            NDArray sum = gradient.reshape(-1, out).transpose().matMul(entry.input.reshape(-1, in));
            gradients.put(entry.layer, new Matrix((int) out, Floats.of(sum)));
        }
        return gradients;
    }

    /** After the backward pass: for every layer the squares of its weight gradients, summed over rows and examples. */
    Map<String, float[]> squaredRowSums() {
        // Query, key and value read the same input.
        IdentityHashMap<NDArray, NDArray> products = new IdentityHashMap<>();
        Map<String, float[]> sums = new LinkedHashMap<>();
        for (Entry entry : entries) {
            NDArray product = products.computeIfAbsent(entry.input, input -> input.matMul(input.transpose(0, 2, 1)));
            NDArray gradient = entry.probe.getGradient();
            NDArray rows = product.matMul(gradient).mul(gradient).sum(new int[] {0, 1});
            sums.put(entry.layer, Floats.of(rows));
        }
        return sums;
    }
}
