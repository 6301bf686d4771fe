package dev.taskspace.embedding;

import dev.taskspace.surrogate.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded sparse Johnson–Lindenstrauss projection with one non-zero a column (the count sketch of Charikar et al. 2002;
 * Dasgupta, Kumar and Sarlós 2010, "A sparse Johnson–Lindenstrauss transform"): every input coordinate is added, with a
 * random sign, to one random output coordinate. Inner products are unbiased, with a standard deviation of about
 * {@code |x||y|/√dimensions}. Each block is projected on its own, with dimensions in proportion to its length, because
 * AdamW spreads the energy of a weight change evenly over the weights.
 */
record SparseProjection(int dimensions) {

    /** Every block keeps at least this many. */
    private static final int BLOCK_FLOOR = 8;

    static final int MIN_DIMENSIONS = 1024;

    /** The projected blocks, {@code dimensions} values in all unless the input is shorter than that. */
    List<Block> project(List<Block> blocks) {
        long total = blocks.stream().mapToLong(block -> block.values().length).sum();
        double share = Math.max(0, dimensions - (double) BLOCK_FLOOR * blocks.size()) / total;
        List<Block> projected = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            int size = Math.min(block.values().length, BLOCK_FLOOR + (int) (share * block.values().length));
            projected.add(new Block(block.name(), project(block, size)));
        }
        return List.copyOf(projected);
    }

    private static float[] project(Block block, int size) {
        double[] sums = new double[size];
        // The seed is the block's name: every entity of every process projects alike.
        SplittableRandom random = new SplittableRandom(block.name().hashCode());
        for (float value : block.values()) {
            long bits = random.nextLong();
            int index = (int) Long.remainderUnsigned(bits >>> 1, size);
            sums[index] += (bits & 1) == 0 ? value : -value;
        }
        float[] result = new float[size];
        for (int i = 0; i < size; i++) {
            result[i] = (float) sums[i];
        }
        return result;
    }
}
