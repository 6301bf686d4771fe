package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import dev.taskspace.surrogate.weights.T5Config;

/**
 * The relative positions of T5 (Raffel et al. 2020, section 2.1): near distances have a bucket each, far ones share
 * buckets that grow with the logarithm. A table has one number per bucket and head, which is added to attention scores.
 *
 * @param backwardOnly whether a token sees nothing behind itself, so that all buckets are for what is before it
 */
record RelativePositions(T5Config config, boolean backwardOnly) {

    private static final float INVISIBLE = -1e9f;

    /**
     * What to add to the scores of queries at the last of these positions.
     *
     * @param table {@code [buckets, heads]}
     * @param manager owns the result
     * @return {@code [1, heads, queries, positions]}
     */
    NDArray bias(NDArray table, int queries, int positions, NDManager manager) {
        long[] buckets = new long[queries * positions];
        float[] hidden = new float[buckets.length];
        for (int query = 0; query < queries; query++) {
            for (int position = 0; position < positions; position++) {
                int distance = position - (positions - queries + query);
                int at = query * positions + position;
                buckets[at] = bucket(distance);
                hidden[at] = backwardOnly && distance > 0 ? INVISIBLE : 0;
            }
        }
        NDArray rows = manager.create(buckets, new Shape(queries, positions));
        NDArray bias = Embedding.embedding(rows, table, SparseFormat.DENSE)
                .singletonOrThrow()
                .transpose(2, 0, 1)
                .expandDims(0);
        if (!backwardOnly) {
            return bias;
        }
        return bias.add(
                manager.create(hidden, new Shape(1, 1, queries, positions)).toType(table.getDataType(), false));
    }

    /** The bucket of a distance: negative is before, positive behind. */
    int bucket(int distance) {
        int side = backwardOnly ? config.buckets() : config.buckets() / 2;
        int offset = !backwardOnly && distance > 0 ? side : 0;
        int far = backwardOnly ? Math.max(-distance, 0) : Math.abs(distance);
        int exact = side / 2;
        if (far < exact) {
            return offset + far;
        }
        // In float32 as in the reference, which decides on which side of a border a distance falls.
        float share = (float) Math.log((float) far / exact)
                / (float) Math.log((double) config.maxDistance() / exact)
                * (side - exact);
        return offset + Math.min(exact + (int) share, side - 1);
    }
}
