package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final int[] LENGTHS =
            new SplittableRandom(1).ints(403, 3, 65).toArray();

    @Test
    void visitsEveryExampleOncePerEpoch() {
        assertThat(flat(Batches.shuffled(LENGTHS, 16, new SplittableRandom(2))))
                .containsExactlyInAnyOrderElementsOf(all());
        assertThat(flat(Batches.byLength(LENGTHS, 16))).containsExactlyInAnyOrderElementsOf(all());
    }

    @Test
    void shufflesBySeedAlone() {
        List<Integer> first = flat(Batches.shuffled(LENGTHS, 16, new SplittableRandom(2)));

        assertThat(first).isEqualTo(flat(Batches.shuffled(LENGTHS, 16, new SplittableRandom(2))));
        assertThat(first).isNotEqualTo(flat(Batches.shuffled(LENGTHS, 16, new SplittableRandom(3))));
    }

    @Test
    void wastesLittleOnPadding() {
        long tokens = Arrays.stream(LENGTHS).sum();

        assertThat(padded(Batches.shuffled(LENGTHS, 16, new SplittableRandom(2))))
                .isLessThan(tokens * 120 / 100);
        assertThat(padded(Batches.byLength(LENGTHS, 16))).isLessThan(tokens * 105 / 100);
    }

    @Test
    void cutsABatchThatIsTooLargeToComputeAtOnce() {
        int[] lengths = new int[20];
        Arrays.fill(lengths, 512);
        int[] batch = IntStream.range(0, 20).toArray();

        assertThat(Batches.safe(batch, lengths)).hasSize(3).allMatch(part -> part.length * 512 <= 4096);
        assertThat(flat(Batches.safe(batch, lengths)))
                .isEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    private static long padded(List<int[]> batches) {
        return batches.stream()
                .mapToLong(batch -> (long) batch.length
                        * Arrays.stream(batch)
                                .map(index -> LENGTHS[index])
                                .max()
                                .orElseThrow())
                .sum();
    }

    private static List<Integer> all() {
        return IntStream.range(0, LENGTHS.length).boxed().toList();
    }

    private static List<Integer> flat(List<int[]> batches) {
        return batches.stream().flatMapToInt(Arrays::stream).boxed().toList();
    }
}
