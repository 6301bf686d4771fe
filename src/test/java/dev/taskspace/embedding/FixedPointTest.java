package dev.taskspace.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPointTest {
    private static final double ROUNDING = 0x1p-31;
    private final SplittableRandom random = new SplittableRandom(3);

    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 1, 1e15})
    void productsAreThoseOfTheFloatsButForRounding(double scale) {
        for (int dimensions : new int[] {1, 3, 64, 20_736}) {
            float[] a = gaussian(dimensions, scale);
            float[] b = gaussian(dimensions, scale);
            double lengths = Math.sqrt(dot(a, a) * dot(b, b));

            assertThat(FixedPoint.of(a).dot(FixedPoint.of(b)))
                    .isCloseTo(dot(a, b), within(2 * Math.sqrt(dimensions) * ROUNDING * lengths));
        }
    }

    @Test
    void productsOfTheLongestDigitsDoNotOverflow() {
        float[] single = {7, 0, 0};
        float[] even = gaussian(20_736, 1);
        float[] opposite = new float[even.length];
        IntStream.range(0, even.length).forEach(i -> opposite[i] = -even[i]);

        assertThat(FixedPoint.of(single).dot(FixedPoint.of(single))).isCloseTo(49, within(1e-7));
        assertThat(FixedPoint.of(even).dot(FixedPoint.of(opposite)) / dot(even, even))
                .isCloseTo(-1, within(1e-7));
    }

    @Test
    void theOrderOfCoordinatesDoesNotMatter() {
        float[] a = gaussian(1_001, 1);
        float[] b = gaussian(1_001, 1);

        assertThat(FixedPoint.of(reversed(a)).dot(FixedPoint.of(reversed(b)))
                        / FixedPoint.of(a).dot(FixedPoint.of(b)))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void zeroIsZero() {
        FixedPoint zero = FixedPoint.of(new float[5]);

        assertThat(zero.dot(FixedPoint.of(gaussian(5, 1)))).isZero();
        assertThat(zero.at(4)).isZero();
    }

    @Test
    void aDistanceThatMayBeRoundingIsNone() {
        float[] x = gaussian(500, 1);
        float[] near = x.clone();
        near[7] += 1e-3f;

        assertThat(FixedPoint.of(x).distance(FixedPoint.of(x))).isZero();
        assertThat(FixedPoint.of(x).distance(FixedPoint.of(near))).isCloseTo(1e-3, within(1e-6));
    }

    @Test
    void givesItsCoordinatesBack() {
        float[] x = gaussian(500, 1);
        FixedPoint fixed = FixedPoint.of(x);
        double[] sum = new double[x.length];
        fixed.addTo(sum, 2);
        double most = Math.sqrt(dot(x, x)) * ROUNDING;

        for (int i = 0; i < x.length; i++) {
            assertThat(fixed.at(i)).isCloseTo(x[i], within(most));
            assertThat(sum[i]).isCloseTo(2 * x[i], within(2 * most));
        }
    }

    private float[] gaussian(int dimensions, double scale) {
        float[] x = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            x[i] = (float) (scale * random.nextGaussian());
        }
        return x;
    }

    private static float[] reversed(float[] x) {
        float[] reversed = new float[x.length];
        IntStream.range(0, x.length).forEach(i -> reversed[i] = x[x.length - 1 - i]);
        return reversed;
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (double) a[i] * b[i])
                .sum();
    }
}
