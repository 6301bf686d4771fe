package dev.taskspace.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.surrogate.Block;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseProjectionTest {
    private static final int DIMENSIONS = 16_384;
    private final SparseProjection projection = new SparseProjection(DIMENSIONS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsInnerProductsWithinTwoPercent(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Block> x = task(random, 0.6);
        List<Block> y = blend(x, task(random, 0.6), 0.5);

        double before = cosine(x, y);
        double after = cosine(projection.project(x), projection.project(y));

        assertThat(after).isBetween(before - 0.02, before + 0.02);
    }

    @Test
    void staysWithinItsDimensionsAndNeverLengthensABlock() {
        List<Block> projected = projection.project(task(new SplittableRandom(7), 1));

        assertThat(projected.stream().mapToInt(block -> block.values().length).sum())
                .isBetween(DIMENSIONS - 100, DIMENSIONS);
        assertThat(projected.getLast().values()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void projectsTheSameBlocksAlikeEveryTime() {
        List<Block> task = task(new SplittableRandom(9), 1);

        assertThat(projection.project(task).getFirst().values())
                .containsExactly(projection.project(task).getFirst().values());
    }

    /** Blocks of the sizes of a small encoder, with a few heavy coordinates. */
    private static List<Block> task(SplittableRandom random, double heaviness) {
        return List.of(
                new Block("query.weight", values(random, 150_000, heaviness)),
                new Block("query.bias", values(random, 384, heaviness)),
                new Block("output.weight", values(random, 590_000, heaviness)),
                new Block("tiny", values(random, 5, heaviness)));
    }

    private static float[] values(SplittableRandom random, int size, double heaviness) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextGaussian() * Math.exp(heaviness * random.nextGaussian()));
        }
        return values;
    }

    private static List<Block> blend(List<Block> a, List<Block> b, double share) {
        return java.util.stream.IntStream.range(0, a.size())
                .mapToObj(k -> {
                    float[] values = new float[a.get(k).values().length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) (share * a.get(k).values()[i]
                                + (1 - share) * b.get(k).values()[i]);
                    }
                    return new Block(a.get(k).name(), values);
                })
                .toList();
    }

    private static double cosine(List<Block> a, List<Block> b) {
        return Cosine.of(flat(a), flat(b));
    }

    private static float[] flat(List<Block> blocks) {
        float[] all = new float
                [blocks.stream().mapToInt(block -> block.values().length).sum()];
        int start = 0;
        for (Block block : blocks) {
            System.arraycopy(block.values(), 0, all, start, block.values().length);
            start += block.values().length;
        }
        return all;
    }
}
