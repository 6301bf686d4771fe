package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import dev.taskspace.surrogate.weights.ClassifierLayout;

/** The head of a fine-tuned sequence classifier. */
public record ClassifierHead(ClassifierLayout layout) {

    /** The states of the first token {@code [batch, hidden]} to {@code [batch, labels]}. */
    public NDArray outputs(Parameters parameters, NDArray first) {
        NDArray inner = Activations.apply(layout.activation(), linear(parameters, layout.inner(), first));
        return linear(parameters, layout.outer(), inner);
    }

    private static NDArray linear(Parameters parameters, String name, NDArray input) {
        return Linear.linear(input, parameters.get(name + ".weight"), parameters.get(name + ".bias"))
                .singletonOrThrow();
    }
}
