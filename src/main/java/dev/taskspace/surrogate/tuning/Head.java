package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.taskspace.surrogate.encoder.Encoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The linear layers between what the encoder says of an input and the answer, hyperbolic tangents between them.
 *
 * @param layers at least one
 */
record Head(List<Layer> layers) {

    private static final double SPREAD = 0.02;

    /**
     * One of them.
     *
     * @param weight {@code [out, in]}
     * @param bias {@code [out]}
     */
    record Layer(NDArray weight, NDArray bias) {

        /** Weights from a normal distribution of this standard deviation, biases 0. */
        static Layer random(
                NDManager manager, int out, int in, double deviation, DataType type, RandomGenerator random) {
            double[] values = new double[out * in];
            Arrays.setAll(values, i -> random.nextGaussian(0, deviation));
            return new Layer(
                    manager.create(values, new Shape(out, in))
                            .toType(type, false)
                            .duplicate(),
                    manager.zeros(new Shape(out), type));
        }

        NDArray outputs(NDArray input) {
            return Linear.linear(input, weight, bias).singletonOrThrow();
        }

        Layer copy(NDManager manager) {
            return new Layer(Copies.copy(weight, manager), Copies.copy(bias, manager));
        }
    }

    static Head of(NDArray weight, NDArray bias) {
        return new Head(List.of(new Layer(weight, bias)));
    }

    /**
     * A head to train: the last layer from a normal distribution of standard deviation 0.02, one before it such that it
     * neither grows nor shrinks what goes through.
     */
    static Head random(NDManager manager, int outputs, Encoder encoder, DataType type, RandomGenerator random) {
        int hidden = encoder.config().hidden();
        List<Layer> layers = new ArrayList<>();
        if (encoder.deepHead()) {
            layers.add(Layer.random(manager, hidden, hidden, 1 / Math.sqrt(hidden), type, random));
        }
        layers.add(Layer.random(manager, outputs, hidden, SPREAD, type, random));
        return new Head(List.copyOf(layers));
    }

    /** {@code [batch, hidden]} to {@code [batch, outputs]}. */
    NDArray outputs(NDArray summary) {
        NDArray flow = layers.getFirst().outputs(summary);
        for (Layer layer : layers.subList(1, layers.size())) {
            flow = layer.outputs(flow.tanh());
        }
        return flow;
    }

    List<NDArray> weights() {
        return layers.stream().map(Layer::weight).toList();
    }

    List<NDArray> biases() {
        return layers.stream().map(Layer::bias).toList();
    }

    Head copy(NDManager manager) {
        return new Head(layers.stream().map(layer -> layer.copy(manager)).toList());
    }
}
