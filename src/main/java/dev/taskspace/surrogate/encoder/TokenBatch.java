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
 * @param shares {@code [batch, 1, tokens]}: 1 / length for each token of an input, 0 for padding
 * @param ends {@code [batch, 1, tokens]}: 1 for the last token of an input, else 0
 * @param bias {@code [batch, 1, 1, tokens]}, added to attention scores: 0 for a token, a large negative number for padding
 */
public record TokenBatch(NDArray ids, NDArray types, NDArray shares, NDArray ends, NDArray bias) {

    private static final float INVISIBLE = -1e9f;

    public static TokenBatch of(List<Tokens> inputs, NDManager manager, DataType type) {
        int batch = inputs.size();
        int width = inputs.stream().mapToInt(Tokens::length).max().orElseThrow();
        long[] ids = new long[batch * width];
        long[] types = new long[ids.length];
        float[] shares = new float[ids.length];
        float[] ends = new float[ids.length];
        float[] bias = new float[ids.length];
        for (int row = 0; row < batch; row++) {
            Tokens tokens = inputs.get(row);
            int start = row * width;
            int end = start + tokens.length();
            System.arraycopy(tokens.ids(), 0, ids, start, tokens.length());
            System.arraycopy(tokens.types(), 0, types, start, tokens.length());
            Arrays.fill(shares, start, end, 1f / tokens.length());
            Arrays.fill(ends, Math.max(start, end - 1), end, 1);
            Arrays.fill(bias, end, start + width, INVISIBLE);
        }
        return new TokenBatch(
                manager.create(ids, new Shape(batch, width)),
                manager.create(types, new Shape(batch, width)),
                manager.create(shares, new Shape(batch, 1, width)).toType(type, false),
                manager.create(ends, new Shape(batch, 1, width)).toType(type, false),
                manager.create(bias, new Shape(batch, 1, 1, width)).toType(type, false));
    }

    public long width() {
        return ids.getShape().get(1);
    }

    /** Means of the token states {@code [batch, tokens, hidden]} without padding: {@code [batch, hidden]}. */
    public NDArray mean(NDArray states) {
        return shares.matMul(states).squeeze(1);
    }

    /** The states {@code [batch, tokens, hidden]} at the last tokens: {@code [batch, hidden]}. */
    public NDArray last(NDArray states) {
        return ends.matMul(states).squeeze(1);
    }

    /** The bias for so many positions: those that were put before the tokens are visible to all of them. */
    NDArray biasFor(long positions) {
        long more = positions - width();
        if (more == 0) {
            return bias;
        }
        Shape shape = new Shape(bias.getShape().get(0), 1, 1, more);
        return bias.getManager().zeros(shape, bias.getDataType()).concat(bias, 3);
    }
}
