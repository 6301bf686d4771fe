package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.taskspace.surrogate.weights.T5Config;
import dev.taskspace.surrogate.weights.T5Layout;

/** The kinds of layers that T5 is built of; none has a bias, and the scores of its attention are not scaled. */
record T5Layers(T5Config config, Parameters parameters, Hooks hooks) {

    NDArray linear(String name, NDArray input) {
        NDArray output = Linear.linear(input, parameters.get(name + ".weight")).singletonOrThrow();
        return hooks.linear(name, input, output);
    }

    /** Root mean square normalisation (Zhang and Sennrich 2019): {@code x / √(mean(x²) + ε) · w}. */
    NDArray norm(String name, NDArray input) {
        NDArray meanSquare = input.square().mean(new int[] {2}, true);
        NDArray root = meanSquare
                .add(Autograd.constant(config.layerNormEpsilon(), input))
                .sqrt();
        return input.div(root).mul(parameters.get(name + ".weight"));
    }

    /** Keys and values of one attention for these states {@code [batch, tokens, hidden]}. */
    KeysAndValues keysAndValues(String attention, NDArray states) {
        return new KeysAndValues(heads(linear(attention + "k", states)), heads(linear(attention + "v", states)));
    }

    /** Dot-product attention; the bias {@code [1 or batch, 1 or heads, 1 or tokens, positions]} is added to its scores. */
    NDArray attend(String attention, NDArray states, KeysAndValues visible, NDArray bias) {
        NDArray queries = heads(linear(attention + "q", states));
        NDArray scores = queries.matMul(visible.keys().transpose(0, 1, 3, 2)).add(bias);
        Shape shape = new Shape(
                states.getShape().get(0), states.getShape().get(1), (long) config.heads() * config.headSize());
        NDArray mixed = scores.softmax(-1)
                .matMul(visible.values())
                .transpose(0, 2, 1, 3)
                .reshape(shape);
        return linear(attention + "o", mixed);
    }

    NDArray forward(String part, NDArray states) {
        String forward = part + T5Layout.FORWARD;
        NDArray wide = config.gated()
                ? activate(linear(forward + "wi_0", states)).mul(linear(forward + "wi_1", states))
                : activate(linear(forward + "wi", states));
        return linear(forward + "wo", wide);
    }

    private NDArray activate(NDArray states) {
        return Activations.apply(config.activation(), states);
    }

    /** {@code [B, T, h · size]} to {@code [B, h, T, size]}. */
    private NDArray heads(NDArray states) {
        Shape shape = states.getShape();
        return states.reshape(shape.get(0), shape.get(1), config.heads(), config.headSize())
                .transpose(0, 2, 1, 3);
    }
}
