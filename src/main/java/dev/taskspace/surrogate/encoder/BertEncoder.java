package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import dev.taskspace.surrogate.weights.BertConfig;
import dev.taskspace.surrogate.weights.BertLayout;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * BERT (Devlin et al. 2019) and its descendants RoBERTa, DistilBERT and ELECTRA, which differ in what {@link BertConfig}
 * says: post-norm layers, no dropout, no pooler. Shapes: {@code B} inputs of {@code T} tokens, {@code E} values of an
 * embedding, {@code H} hidden values, {@code h} heads of {@code H / h}.
 */
public final class BertEncoder implements Encoder {

    private final BertConfig config;
    private final BertLayout layout;

    public BertEncoder(BertConfig config) {
        this.config = config;
        this.layout = new BertLayout(config);
    }

    @Override
    public BertConfig config() {
        return config;
    }

    @Override
    public List<String> trained() {
        return layout.trained();
    }

    @Override
    public NDArray states(Parameters parameters, TokenBatch batch, Hooks hooks) {
        NDArray states = embed(parameters, batch, hooks);
        NDArray scale = Autograd.constant(1 / Math.sqrt(config.headSize()), states);
        for (int index = 0; index < config.layers(); index++) {
            int layer = index;
            UnaryOperator<NDArray> transform = input -> layer(parameters, hooks, layer, input, scale, batch);
            states = Autograd.recording() ? transform.apply(states) : inPassing(states, transform);
        }
        return states;
    }

    /**
     * Where no backward pass follows, gives back the tensors of a layer, its input included, as soon as its output is
     * there: otherwise all layers' would be held until the end. Results belong to the manager of what they are computed
     * from.
     */
    private static NDArray inPassing(NDArray states, UnaryOperator<NDArray> transform) {
        NDManager step = states.getManager();
        try (NDManager passing = step.newSubManager()) {
            states.attach(passing);
            NDArray output = transform.apply(states);
            output.attach(step);
            return output;
        }
    }

    private NDArray layer(
            Parameters parameters, Hooks hooks, int index, NDArray input, NDArray scale, TokenBatch batch) {
        String layer = BertLayout.layer(index);
        NDArray attended = attend(parameters, hooks, index, input, scale, batch);
        NDArray mixed = linear(parameters, hooks, layer + "attention.output.dense", attended);
        NDArray states = norm(parameters, layer + "attention.output.LayerNorm", mixed.add(input));
        NDArray wide =
                Activations.apply(config.activation(), linear(parameters, hooks, layer + "intermediate.dense", states));
        NDArray narrow = linear(parameters, hooks, layer + "output.dense", wide);
        return norm(parameters, layer + "output.LayerNorm", narrow.add(states));
    }

    /** {@code [B, T, H]}. */
    private NDArray embed(Parameters parameters, TokenBatch batch, Hooks hooks) {
        if (batch.width() > config.maxTokens()) {
            throw new IllegalArgumentException(
                    "This encoder reads " + config.maxTokens() + " tokens, not " + batch.width());
        }
        NDArray sum = look(parameters, BertLayout.WORDS, batch.ids());
        if (config.tokenTypes() > 0) {
            // A table of one row serves every token, whatever text it is from.
            NDArray types =
                    config.tokenTypes() > 1 ? batch.types() : batch.types().zerosLike();
            sum = sum.add(look(parameters, BertLayout.TYPES, types));
        }
        sum = sum.add(look(parameters, BertLayout.POSITIONS, positions(batch.ids())));
        NDArray embedded = norm(parameters, "embeddings.LayerNorm", sum);
        return config.embedding() == config.hidden()
                ? embedded
                : linear(parameters, hooks, BertLayout.PROJECTION, embedded);
    }

    /** {@code [1, T]}, or {@code [B, T]} where a padding token inside a text has no place of its own. */
    private NDArray positions(NDArray ids) {
        if (config.padding() == null) {
            return ids.getManager()
                    .arange(0, (int) ids.getShape().get(1), 1, DataType.INT64)
                    .expandDims(0);
        }
        NDArray padding = Autograd.constant(config.padding(), ids);
        NDArray counted = ids.neq(padding).toType(DataType.INT64, false);
        return counted.cumSum(1).mul(counted).add(padding);
    }

    /** Scaled dot-product attention, {@code [B, T, H]} to {@code [B, T, H]}. */
    private NDArray attend(
            Parameters parameters, Hooks hooks, int index, NDArray states, NDArray scale, TokenBatch batch) {
        String self = BertLayout.layer(index) + "attention.self.";
        NDArray queries = heads(linear(parameters, hooks, self + "query", states));
        NDArray keys = heads(linear(parameters, hooks, self + "key", states));
        NDArray values = heads(linear(parameters, hooks, self + "value", states));
        KeysAndValues visible = hooks.attention(index, new KeysAndValues(keys, values));
        NDArray scores = queries.mul(scale)
                .matMul(visible.keys().transpose(0, 1, 3, 2))
                .add(batch.biasFor(visible.keys().getShape().get(2)));
        return scores.softmax(-1).matMul(visible.values()).transpose(0, 2, 1, 3).reshape(states.getShape());
    }

    /** {@code [B, T, H]} to {@code [B, h, T, H / h]}. */
    private NDArray heads(NDArray states) {
        Shape shape = states.getShape();
        return states.reshape(shape.get(0), shape.get(1), config.heads(), config.headSize())
                .transpose(0, 2, 1, 3);
    }

    private static NDArray linear(Parameters parameters, Hooks hooks, String name, NDArray input) {
        NDArray output = Linear.linear(input, parameters.get(name + ".weight"), parameters.get(name + ".bias"))
                .singletonOrThrow();
        return hooks.linear(name, input, output);
    }

    private NDArray norm(Parameters parameters, String name, NDArray input) {
        return LayerNorm.layerNorm(
                        input,
                        new Shape(input.getShape().get(2)),
                        parameters.get(name + ".weight"),
                        parameters.get(name + ".bias"),
                        (float) config.layerNormEpsilon())
                .singletonOrThrow();
    }

    private static NDArray look(Parameters parameters, String table, NDArray rows) {
        return Embedding.embedding(rows, parameters.get(table), SparseFormat.DENSE)
                .singletonOrThrow();
    }
}
