package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;

/** Places in the forward pass of an encoder where a tuning or a measurement can see and replace what flows. */
public interface Hooks {

    Hooks NONE = new Hooks() {};

    /**
     * After every linear layer.
     *
     * @param name of the layer, without {@code .weight}
     * @param input {@code [batch, tokens, in]}
     * @param output {@code [batch, tokens, out]}
     * @return what flows on
     */
    default NDArray linear(String name, NDArray input, NDArray output) {
        return output;
    }

    /**
     * Before every self-attention.
     *
     * @param own {@code [batch, heads, tokens, headSize]} each
     * @return what the queries attend to; further positions come before the own ones and are visible to every token
     */
    default KeysAndValues attention(int layer, KeysAndValues own) {
        return own;
    }
}
