package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {

    @Test
    void looksAtRanksOnly() {
        assertThat(RankCorrelation.spearman(new double[] {1, 2, 300}, new double[] {-5, 0, 0.1}))
                .isEqualTo(1);
        assertThat(RankCorrelation.spearman(new double[] {1, 2, 300}, new double[] {5, 0, -0.1}))
                .isEqualTo(-1);
        assertThat(RankCorrelation.spearman(new double[] {.2, .9, .5, .7, .1}, new double[] {71, 70, 73, 69, 72}))
                .isCloseTo(-0.6, within(1e-12));
    }

    @Test
    void sharesRanksAmongEqualValues() {
        // Ranks 1.5 1.5 3 against 1 2 3.
        assertThat(RankCorrelation.spearman(new double[] {1, 1, 2}, new double[] {1, 2, 3}))
                .isCloseTo(Math.sqrt(3) / 2, within(1e-12));
    }

    @Test
    void isZeroWhenNothingIsOrdered() {
        assertThat(RankCorrelation.spearman(new double[] {4, 4, 4}, new double[] {1, 2, 3}))
                .isZero();
    }
}
