package dev.taskspace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DuplicateTallyTest {

    @Test
    void countsRepetitionsAndLeaks() {
        DuplicateTally tally = new DuplicateTally();
        for (long hash : new long[] {1, 2, 3, 2, 2, 0, 0}) {
            tally.add(hash, Split.TRAIN);
        }
        for (long hash : new long[] {3, 4, 4, 3}) {
            tally.add(hash, Split.TEST);
        }

        assertThat(tally.duplicates()).isEqualTo(2 + 1 + 2 + 1);
        assertThat(tally.leaked()).isEqualTo(1);
        assertThat(tally.estimated()).isFalse();
    }

    @Test
    void estimatesWhenThereAreMoreTextsThanItKeeps() {
        DuplicateTally tally = new DuplicateTally();
        Random random = new Random(1);
        for (int i = 0; i < 3_000_000; i++) {
            long hash = random.nextLong();
            tally.add(hash, Split.TRAIN);
            if (i % 10 == 0) {
                tally.add(hash, Split.TEST);
            }
        }

        assertThat(tally.estimated()).isTrue();
        assertThat(tally.duplicates()).isCloseTo(300_000, withPercentage(3));
        assertThat(tally.leaked()).isCloseTo(300_000, withPercentage(3));
    }
}
