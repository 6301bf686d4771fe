package dev.taskspace.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {
    private static final double[] PREDICTED = {.2, .9, .5, .7, .1};
    private static final double[] TRUE = {71, 70, 73, 69, 72};

    @Test
    void agreesWithThePublishedCheckValues() {
        Judged toy = judged(PREDICTED, TRUE);

        assertThat(Metric.NDCG.of(toy)).isCloseTo(63.58530144042364, within(1e-9));
        assertThat(Metric.NDCG_RANK_GAIN.of(toy)).isCloseTo(61.23296586247521, within(1e-9));
        assertThat(Metric.MEAN_RANK.of(toy)).isEqualTo(3);
        assertThat(Metric.SPEARMAN.of(toy)).isCloseTo(-.6, within(1e-12));
        assertThat(Metric.REGRET_AT_1.of(toy)).isCloseTo(4.10958904109589, within(1e-9));
        assertThat(Metric.REGRET_AT_3.of(toy)).isZero();
        assertThat(Metric.TOP_ONE_HIT.of(toy)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotDependOnTheOrderOfTheSources(Metric metric) {
        double[] predicted = {.3, .3, .3, .9, .9, .1, .1, .5};
        double[] truth = {70, 71, 71, 64, 69, 72, 72, 60};
        double[] gain = {.1, -.1, .2, -.3, .1, .4, .4, -.2};
        double expected = metric.of(new Judged(predicted, truth, gain));
        List<Integer> order =
                IntStream.range(0, predicted.length).boxed().collect(java.util.stream.Collectors.toList());
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(order, random);
            Judged shuffled = new Judged(pick(predicted, order), pick(truth, order), pick(gain, order));

            assertThat(metric.of(shuffled)).isCloseTo(expected, within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sharesTiesAsTheMeanOverTheirOrders(Metric metric) {
        double[] truth = {70, 66, 68};
        double[] gain = {.1, -.1, .2};
        double mean = List.of(
                        new double[] {1, 2, 3},
                        new double[] {1, 3, 2},
                        new double[] {2, 1, 3},
                        new double[] {2, 3, 1},
                        new double[] {3, 1, 2},
                        new double[] {3, 2, 1})
                .stream()
                .mapToDouble(order -> metric.of(new Judged(order, truth, gain)))
                .average()
                .orElseThrow();

        assertThat(metric.of(new Judged(new double[] {5, 5, 5}, truth, gain))).isCloseTo(mean, within(1e-9));
    }

    @Test
    void takesTheExpectationWhereTiesStraddleTheLastTriedSource() {
        double[] truth = {80, 100, 90, 60};

        // The first is tried; of the three equal ones two: the best is 100 in two cases of three, else 90.
        assertThat(Metric.REGRET_AT_3.of(judged(new double[] {9, 5, 5, 5}, truth)))
                .isCloseTo(100 * (100 - (2 * 100 + 90) / 3.0) / 100, within(1e-9));
    }

    @Test
    void gradesAPerfectOrderFull() {
        Judged perfect = judged(TRUE, TRUE);

        assertThat(Metric.NDCG.of(perfect)).isCloseTo(100, within(1e-9));
        assertThat(Metric.NDCG_RANK_GAIN.of(perfect)).isCloseTo(100, within(1e-9));
        assertThat(Metric.TOP_ONE_HIT.of(perfect)).isEqualTo(100);
        assertThat(Metric.SPEARMAN.of(perfect)).isCloseTo(1, within(1e-12));
    }

    @Test
    void survivesScoresBeyondTheRangeOfPowers() {
        assertThat(Metric.NDCG.of(judged(new double[] {2, 1}, new double[] {90_000, 90_001})))
                .isBetween(50.0, 100.0);
    }

    @Test
    void countsHarmOnlyWhereTheBaselineIsKnown() {
        double[] predicted = {3, 2};
        double[] truth = {50, 60};

        assertThat(Metric.HARM_AT_ONE.of(new Judged(predicted, truth, new double[] {-.1, .2})))
                .isEqualTo(100);
        assertThat(Metric.HARM_AT_ONE.of(new Judged(predicted, truth, new double[] {Double.NaN, .2})))
                .isNaN();
    }

    private static Judged judged(double[] predicted, double[] truth) {
        return new Judged(predicted, truth, new double[truth.length]);
    }

    private static double[] pick(double[] values, List<Integer> order) {
        return order.stream().mapToDouble(i -> values[i]).toArray();
    }

    @Test
    void boundsAMeanByItsBootstrapOverTargets() {
        double[] values = new Random(3).doubles(200, 0, 100).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double error = 100 / Math.sqrt(12 * 200);

        Bootstrap.Estimate estimate = Bootstrap.mean(values);

        assertThat(estimate.mean()).isCloseTo(mean, within(1e-9));
        assertThat(estimate.low()).isCloseTo(mean - 1.96 * error, within(error));
        assertThat(estimate.high()).isCloseTo(mean + 1.96 * error, within(error));
        assertThat(Bootstrap.mean(values)).isEqualTo(estimate);
        assertThat(Bootstrap.mean(new double[] {Double.NaN}).mean()).isNaN();
    }

    @Test
    void gradesTheChosenPromptAgainstTheBestOne() {
        // The first is chosen: 72 of 80. When the first and the third tie, it is their mean: 66.
        Judged one = judged(new double[] {.9, .1, .2}, new double[] {72, 80, 60});
        Judged two = judged(new double[] {.9, .1, .9}, new double[] {72, 80, 60});

        assertThat(Selected.performance(one)).isEqualTo(72);
        assertThat(Selected.rate(one)).isCloseTo(90, within(1e-9));
        assertThat(Selected.performance(two)).isEqualTo(66);
        assertThat(Selected.rate(two)).isCloseTo(82.5, within(1e-9));
        assertThat(Selected.rate(judged(new double[] {1}, new double[] {0}))).isNaN();
    }
}
