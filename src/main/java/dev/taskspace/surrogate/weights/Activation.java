package dev.taskspace.surrogate.weights;

/** The function between the two feed-forward layers. */
public enum Activation {
    /** {@code x Φ(x)}, exactly. */
    GELU,
    /** GELU by its approximation with a hyperbolic tangent. */
    GELU_TANH,
    RELU,
    /** {@code x σ(x)}. */
    SILU,
    TANH;

    /**
     * The function of this Hugging Face name.
     *
     * @throws WeightsFormatException when it is another
     */
    static Activation of(String name) {
        return switch (name) {
            case "gelu", "gelu_python" -> GELU;
            case "gelu_new", "gelu_pytorch_tanh", "gelu_fast", "gelu_accurate" -> GELU_TANH;
            case "relu" -> RELU;
            case "silu", "swish" -> SILU;
            case "tanh" -> TANH;
            default ->
                throw new WeightsFormatException("The activation \"" + name
                        + "\" is not supported; gelu, gelu_new, gelu_pytorch_tanh, gelu_fast, relu, silu and tanh are");
        };
    }
}
