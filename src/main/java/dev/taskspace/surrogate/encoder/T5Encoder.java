package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import dev.taskspace.surrogate.weights.T5Config;
import dev.taskspace.surrogate.weights.T5Layout;
import java.util.List;

/**
 * T5 (Raffel et al. 2020) as a reader of texts. With its decoder, the decoder reads the input once more, one token late,
 * and what it has at the last token sums up the input (as FUTE does, Wang et al. 2024); without, it is an encoder like
 * others. A prefix enters the self-attention of the stack that speaks last, before the input.
 */
public final class T5Encoder implements Encoder {

    private final T5Config config;

    public T5Encoder(T5Config config) {
        this.config = config;
    }

    @Override
    public T5Config config() {
        return config;
    }

    @Override
    public List<String> trained() {
        return config.layout().trained();
    }

    @Override
    public NDArray states(Parameters parameters, TokenBatch batch, Hooks hooks) {
        if (!config.decodes()) {
            return encode(new T5Layers(config, parameters, hooks), batch, true);
        }
        NDArray memory = encode(new T5Layers(config, parameters, hooks), batch, false);
        return decode(new T5Layers(config, parameters, hooks), batch, memory);
    }

    /** The means of what the encoder has (Ni et al. 2022, "Sentence-T5"), whether a decoder follows or not. */
    @Override
    public NDArray pooled(Parameters parameters, TokenBatch batch, Hooks hooks) {
        return batch.mean(encode(new T5Layers(config, parameters, hooks), batch, !config.decodes()));
    }

    @Override
    public NDArray summary(Parameters parameters, TokenBatch batch, Hooks hooks) {
        return config.decodes() ? batch.last(states(parameters, batch, hooks)) : pooled(parameters, batch, hooks);
    }

    @Override
    public boolean deepHead() {
        return config.decodes();
    }

    private NDArray encode(T5Layers layers, TokenBatch batch, boolean prefixed) {
        requireLength(batch);
        NDArray states = words(layers, batch.ids());
        NDArray bias = null;
        for (int layer = 0; layer < config.encoderLayers(); layer++) {
            String part = T5Layout.part(T5Layout.ENCODER, layer, 0);
            NDArray normed = layers.norm(part + T5Layout.NORM, states);
            KeysAndValues visible = layers.keysAndValues(part + T5Layout.SELF, normed);
            if (prefixed) {
                visible = layers.hooks().attention(layer, visible);
            }
            if (bias == null) {
                bias = positions(layers, T5Layout.ENCODER, normed, visible)
                        .add(batch.biasFor(visible.keys().getShape().get(2)));
            }
            states = states.add(layers.attend(part + T5Layout.SELF, normed, visible, bias));
            states = forward(layers, T5Layout.part(T5Layout.ENCODER, layer, 1), states);
        }
        return layers.norm(T5Layout.ENCODER + T5Layout.LAST_NORM, states);
    }

    /** Padding needs no hiding in the self-attention: it is behind every token. */
    private NDArray decode(T5Layers layers, TokenBatch batch, NDArray memory) {
        NDArray states = words(layers, late(batch.ids()));
        NDArray bias = null;
        for (int layer = 0; layer < config.decoderLayers(); layer++) {
            String self = T5Layout.part(T5Layout.DECODER, layer, 0);
            NDArray normed = layers.norm(self + T5Layout.NORM, states);
            KeysAndValues visible = layers.hooks().attention(layer, layers.keysAndValues(self + T5Layout.SELF, normed));
            if (bias == null) {
                bias = positions(layers, T5Layout.DECODER, normed, visible);
            }
            states = states.add(layers.attend(self + T5Layout.SELF, normed, visible, bias));
            String cross = T5Layout.part(T5Layout.DECODER, layer, 1);
            KeysAndValues read = layers.keysAndValues(cross + T5Layout.CROSS, memory);
            NDArray asking = layers.norm(cross + T5Layout.NORM, states);
            states = states.add(layers.attend(cross + T5Layout.CROSS, asking, read, batch.bias()));
            states = forward(layers, T5Layout.part(T5Layout.DECODER, layer, 2), states);
        }
        return layers.norm(T5Layout.DECODER + T5Layout.LAST_NORM, states);
    }

    private static NDArray forward(T5Layers layers, String part, NDArray states) {
        return states.add(layers.forward(part, layers.norm(part + T5Layout.NORM, states)));
    }

    /** All layers of a stack share what its first layer has. */
    private NDArray positions(T5Layers layers, String stack, NDArray states, KeysAndValues visible) {
        int queries = (int) states.getShape().get(1);
        int positions = (int) visible.keys().getShape().get(2);
        return new RelativePositions(config, stack.equals(T5Layout.DECODER))
                .bias(layers.parameters().get(stack + T5Layout.POSITIONS), queries, positions, states.getManager());
    }

    /** {@code [B, T, H]}. */
    private static NDArray words(T5Layers layers, NDArray ids) {
        return Embedding.embedding(ids, layers.parameters().get(T5Layout.WORDS), SparseFormat.DENSE)
                .singletonOrThrow();
    }

    /** The ids moved one place to the right, behind the token that the decoder starts with. */
    private NDArray late(NDArray ids) {
        NDArray start = ids.getManager().full(new Shape(ids.getShape().get(0), 1), config.start(), DataType.INT64);
        long width = ids.getShape().get(1);
        return width == 1 ? start : start.concat(ids.get(":,:" + (width - 1)), 1);
    }

    private void requireLength(TokenBatch batch) {
        if (batch.width() > config.maxTokens()) {
            throw new IllegalArgumentException(
                    "This encoder reads " + config.maxTokens() + " tokens, not " + batch.width());
        }
    }
}
