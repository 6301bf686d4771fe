package dev.taskspace.ranking.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPoolTest {
    private static final int WORLDS = 4000;

    private final SplittableRandom random = new SplittableRandom(7);

    /** The outermost of five errors would hold the next one in two cases of three only. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 20})
    void fewErrorsHoldTheNextOneInNinetyFiveOfAHundredCasesToo(int targets) {
        long held = IntStream.range(0, WORLDS)
                .filter(world -> {
                    ErrorPool pool = pool(targets);
                    double next = random.nextGaussian();
                    return pool.low() <= next && next <= pool.high();
                })
                .count();

        assertThat((double) held / WORLDS).isBetween(0.935, 0.965);
    }

    @Test
    void manyErrorsSpeakForThemselves() {
        ErrorPool pool = new ErrorPool();
        pool.add(IntStream.range(0, 1000).mapToDouble(i -> i * i).toArray());
        pool.sorted();

        assertThat(pool.high()).isBetween(974.0 * 974, 976.0 * 976);
        assertThat(pool.low()).isBetween(24.0 * 24, 26.0 * 26);
    }

    private ErrorPool pool(int targets) {
        ErrorPool pool = new ErrorPool();
        for (int target = 0; target < targets; target++) {
            pool.add(new double[] {random.nextGaussian()});
        }
        return pool.sorted();
    }
}
