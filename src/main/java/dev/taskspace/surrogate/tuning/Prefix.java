package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.Hooks;
import dev.taskspace.surrogate.encoder.KeysAndValues;
import dev.taskspace.surrogate.encoder.TokenBatch;
import dev.taskspace.surrogate.encoder.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keys and values that every token of every input sees before its own text (Li and Liang 2021), as a hook.
 *
 * @param layers {@code [1, heads, prefixLength, headSize]} each
 */
record Prefix(List<KeysAndValues> layers) implements Hooks {

    /** Everyday words of many kinds, so that the positions that a prefix starts from differ. */
    private static final String TEXT = """
        On a cold morning in March two engineers asked whether the old bridge could still carry seven trucks. \
        "Perhaps not," she wrote, because rain had weakened its wooden arch; however, nobody believed the happy \
        result, and every angry newspaper called it false. Why does a good question often need more than one \
        answer, while some answers never change at all?\
        """;

    /**
     * The encoder's own keys and values on a fixed text, the same for everything that is ever tuned on it. Positions
     * that start alike receive the same gradient and stay one token repeated, as small random numbers do in effect.
     */
    static Prefix initial(FrozenEncoder frozen, int length, NDManager manager) {
        Tokens tokens = frozen.tokenizer()
                .encode(List.of(TextInput.of(TEXT)), frozen.encoder().config().maxTokens())
                .getFirst();
        List<KeysAndValues> layers = new ArrayList<>();
        Hooks capture = new Hooks() {
            @Override
            public KeysAndValues attention(int layer, KeysAndValues own) {
                layers.add(new KeysAndValues(first(own.keys()), first(own.values())));
                return own;
            }

            private NDArray first(NDArray positions) {
                NDArray first = positions.get(new NDIndex(":,:,1:" + (length + 1)));
                return Copies.copy(first, manager);
            }
        };
        return Autograd.unrecorded(() -> {
            try (NDManager step = manager.newSubManager()) {
                TokenBatch batch =
                        TokenBatch.of(List.of(tokens), step, frozen.parameters().type());
                frozen.encoder().states(frozen.parameters(), batch, capture);
                return new Prefix(layers);
            }
        });
    }

    @Override
    public KeysAndValues attention(int layer, KeysAndValues own) {
        KeysAndValues prefix = layers.get(layer);
        return new KeysAndValues(before(prefix.keys(), own.keys()), before(prefix.values(), own.values()));
    }

    private static NDArray before(NDArray prefix, NDArray own) {
        // The product belongs to the step; broadcasting the prefix itself would belong to the whole tuning.
        NDArray rows = own.getManager().ones(new Shape(own.getShape().get(0), 1, 1, 1), own.getDataType());
        return rows.mul(prefix).concat(own, 2);
    }

    Prefix copy(NDManager manager) {
        return new Prefix(layers.stream()
                .map(layer ->
                        new KeysAndValues(Copies.copy(layer.keys(), manager), Copies.copy(layer.values(), manager)))
                .toList());
    }

    /** Keys and values of all layers. */
    List<NDArray> tensors() {
        return layers.stream()
                .flatMap(layer -> Stream.of(layer.keys(), layer.values()))
                .toList();
    }

    /** {@code [layers, 2, heads, prefixLength, headSize]}, flattened. */
    float[] values() {
        int size = (int) tensors().getFirst().size();
        float[] all = new float[tensors().size() * size];
        for (int i = 0; i < tensors().size(); i++) {
            System.arraycopy(Floats.of(tensors().get(i)), 0, all, i * size, size);
        }
        return all;
    }

    /** The same of the difference to another prefix. */
    float[] minus(Prefix other) {
        return Autograd.unrecorded(() -> {
            List<NDArray> mine = tensors();
            List<NDArray> others = other.tensors();
            int size = (int) mine.getFirst().size();
            float[] all = new float[mine.size() * size];
            for (int i = 0; i < mine.size(); i++) {
                System.arraycopy(difference(mine.get(i), others.get(i)), 0, all, i * size, size);
            }
            return all;
        });
    }

    private static float[] difference(NDArray left, NDArray right) {
        try (NDArray difference = left.sub(right)) {
            return Floats.of(difference);
        }
    }
}
