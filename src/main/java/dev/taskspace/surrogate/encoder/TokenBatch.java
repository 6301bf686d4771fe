package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Inputs padded to the longest of them.
 *
 * @param ids {@code [batch, tokens]}, 0 in the padding
 * @param types {@code [batch, tokens]}
 * @param mask {@code [batch, tokens]} in the number type of the encoder, 1 for a token and 0 for padding
 */
public record TokenBatch(NDArray ids, NDArray types, NDArray mask) {

    public static TokenBatch of(List<Tokens> inputs, NDManager manager, DataType type) {
        int batch = inputs.size();
        int width = inputs.stream().mapToInt(Tokens::length).max().orElseThrow();
        long[] ids = new long[batch * width];
        long[] types = new long[ids.length];
        float[] mask = new float[ids.length];
        for (int row = 0; row < batch; row++) {
            Tokens tokens = inputs.get(row);
            int start = row * width;
            System.arraycopy(tokens.ids(), 0, ids, start, tokens.length());
            System.arraycopy(tokens.types(), 0, types, start, tokens.length());
            Arrays.fill(mask, start, start + tokens.length(), 1f);
        }
        Shape shape = new Shape(batch, width);
        return new TokenBatch(
                manager.create(ids, shape),
                manager.create(types, shape),
                manager.create(mask, shape).toType(type, false));
    }

    public long size() {
        return ids.getShape().get(0);
    }

    public long width() {
        return ids.getShape().get(1);
    }

    /** Means of the token states {@code [batch, tokens, hidden]} without padding: {@code [batch, hidden]}. */
    public NDArray mean(NDArray states) {
        NDArray weights = mask.div(mask.sum(new int[] {1}, true)).expandDims(1);
        return weights.matMul(states).squeeze(1);
    }

    /** Added to attention scores: 0 for a token and a large negative number for padding, {@code [batch, 1, 1, tokens]}. */
    NDArray attentionBias() {
        return mask.sub(1).mul(1e9).reshape(size(), 1, 1, width());
    }
}
