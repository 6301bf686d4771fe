package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The linear layer between the pooled state and the answer.
 *
 * @param weight {@code [outputs, hidden]}
 * @param bias {@code [outputs]}
 */
record Head(NDArray weight, NDArray bias) {

    private static final double SPREAD = 0.02;

    /** Weights from a normal distribution of standard deviation 0.02, biases 0. */
    static Head random(NDManager manager, int outputs, int hidden, DataType type, RandomGenerator random) {
        double[] values = new double[outputs * hidden];
        Arrays.setAll(values, i -> random.nextGaussian(0, SPREAD));
        return new Head(
                manager.create(values, new Shape(outputs, hidden))
                        .toType(type, false)
                        .duplicate(),
                manager.zeros(new Shape(outputs), type));
    }

    /** {@code [batch, hidden]} to {@code [batch, outputs]}. */
    NDArray outputs(NDArray pooled) {
        return Linear.linear(pooled, weight, bias).singletonOrThrow();
    }

    Head copy(NDManager manager) {
        return new Head(Copies.copy(weight, manager), Copies.copy(bias, manager));
    }
}
