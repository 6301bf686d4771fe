package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/** Activation functions on tensors of any shape. */
final class Activations {

    /** Of the approximation {@code ½ x (1 + tanh(√(2/π) (x + 0.044715 x³)))} (Hendrycks and Gimpel 2016). */
    private static final double CUBE = 0.044715;

    private Activations() {}

    static NDArray apply(dev.taskspace.surrogate.weights.Activation function, NDArray x) {
        return switch (function) {
            case GELU -> x.getNDArrayInternal().gelu();
            case GELU_TANH -> geluTanh(x);
            case RELU -> Activation.relu(x);
            case SILU -> x.mul(Activation.sigmoid(x));
            case TANH -> x.tanh();
        };
    }

    private static NDArray geluTanh(NDArray x) {
        NDArray cubed = x.mul(x).mul(x).mul(Autograd.constant(CUBE, x));
        NDArray inner = x.add(cubed).mul(Autograd.constant(Math.sqrt(2 / Math.PI), x));
        return x.mul(Autograd.constant(0.5, x)).mul(inner.tanh().add(Autograd.constant(1, x)));
    }
}
