package dev.taskspace.ranking.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SelectorTest {
    private static final double NONE = Double.NaN;

    /**
     * Three prompts on four inputs, by the probability of the first of two labels. Binary entropies in nats: h(.9) =
     * .325083, h(.8) = .500402, h(.7) = .610864, h(.6) = .673012, h(.5) = .693147, h(.45) = .688139, h(.25) = .562335.
     */
    private static final SelectionEvidence GOLDEN =
            binary(new double[][] {{.9, .8, .2, .1}, {.6, .6, .6, .6}, {.3, .9, .4, .2}});

    @Test
    void rewardsDecidedAnswersThatAreUndecidedOverAll() {
        // h(.5) − (.325083 + .500402 + .500402 + .325083) / 4; h(.6) − h(.6);
        // h(.45) − (.610864 + .325083 + .673012 + .500402) / 4
        assertScores(Selector.MI, GOLDEN, .280405, 0, .160799);
    }

    @Test
    void averagesTheEntropyOfTheAnswers() {
        assertScores(Selector.LOCAL_E, GOLDEN, .412743, .673012, .527340);
    }

    @Test
    void takesTheEntropyOfThePredictedLabels() {
        // Predicted are 2 and 2, 4 and 0, 1 and 3 times the two labels.
        assertScores(Selector.GLOBAL_E, GOLDEN, .693147, 0, .562335);
    }

    @ParameterizedTest
    @EnumSource(names = {"ZPS_LOG", "ZPS_PROB", "ZPS_VOTE"})
    void measuresAgreementWithTheConfidentPrompts(Selector selector) {
        // Leads of the first label over the second: .7, .2 and .5 on average. Cut below .5 the clusters spread by
        // .1² + .1², cut above it by .15² + .15², so the first and third prompt make the pseudo-labels. On the last
        // three
        // inputs both agree. On the first, .9 and .3 give the first label by the mean (.6) and by the logarithm (.27
        // against .07), and a tie by votes, half of which the third prompt shares.
        double third = selector == Selector.ZPS_VOTE ? 3.5 / 4 : 3 / 4.0;
        double first = selector == Selector.ZPS_VOTE ? 3.5 / 4 : 1;
        double second = selector == Selector.ZPS_VOTE ? 1.5 / 4 : 2 / 4.0;

        assertScores(selector, GOLDEN, first, second, third);
    }

    @Test
    void letsOneCertainPromptOutweighTwoByLogarithmButNotByMean() {
        // Mean leads are (.8 + .98) / 2 = .89 for all, so all are confident. First input: .9, .9 and .01 have the mean
        // .603 and the product .0081 against .0099. Second input: the first label in any way.
        SelectionEvidence evidence = binary(new double[][] {{.9, .99}, {.9, .99}, {.01, .9}});

        assertScores(Selector.ZPS_LOG, evidence, .5, .5, 1);
        assertScores(Selector.ZPS_PROB, evidence, 1, 1, .5);
        assertScores(Selector.ZPS_VOTE, evidence, 1, 1, .5);
    }

    @Test
    void letsOneCertainPromptOutweighTwoByMeanButNotByVotes() {
        // First input: .6, .6 and .001 have the mean .4, yet two of three votes. Mean leads are .599 for all.
        SelectionEvidence evidence = binary(new double[][] {{.6, .999}, {.6, .999}, {.001, .6}});

        assertScores(Selector.ZPS_PROB, evidence, .5, .5, 1);
        assertScores(Selector.ZPS_VOTE, evidence, 1, 1, .5);
    }

    @Test
    void survivesProbabilitiesOfZero() {
        // Leads are 1 throughout. Each label is ruled out by one prompt, so the votes are tied on the first input.
        SelectionEvidence evidence = binary(new double[][] {{1, 1}, {0, 1}});

        assertScores(Selector.ZPS_LOG, evidence, .75, .75);
        assertScores(Selector.MI, evidence, 0, Math.log(2));
        assertScores(Selector.LOCAL_E, evidence, 0, 0);
    }

    @Test
    void leavesOutWhatWasNotAnswered() {
        SelectionEvidence evidence = binary(new double[][] {{.9, NONE, .2}, {NONE, NONE, NONE}, {.9, .1, .2}});

        // The first prompt's answers are (.9, .2): h(.55) = .688139 less (.325083 + .500402) / 2.
        assertThat(Selector.MI.scores(evidence)[0]).isCloseTo(.275396, within(1e-6));
        // Only the third prompt answered the second input and so agrees with itself.
        assertScores(Selector.ZPS_PROB, evidence, 1, NONE, 1);
        for (Selector selector : Selector.values()) {
            assertThat(selector.scores(evidence)[1]).as(selector.wireName()).isNaN();
        }
    }

    @Test
    void gradesASinglePromptByItself() {
        SelectionEvidence alone = binary(new double[][] {{.9, .2}});

        assertScores(Selector.ZPS_VOTE, alone, 1);
        assertScores(Selector.GLOBAL_E, alone, Math.log(2));
    }

    @Test
    void sharesEquallyProbableLabels() {
        SelectionEvidence evidence = binary(new double[][] {{.5, .5}});

        assertScores(Selector.GLOBAL_E, evidence, Math.log(2));
        // Half of a vote for each label meets half of a pseudo-label for each.
        assertScores(Selector.ZPS_VOTE, evidence, .5);
    }

    @Test
    void prefersThePromptThatSurprisesTheModelLeast() {
        SelectionEvidence evidence = new SelectionEvidence(
                new Answers(new double[][][] {{{.5, .5}}, {{.5, .5}}, {{.5, .5}}}, 2),
                new double[][] {{10, 30}, {NONE, 12}, {}},
                new double[] {2, 1, NONE});

        assertScores(Selector.SPELL, evidence, -20, -12, NONE);
        assertScores(Selector.SELF_SELECT, evidence, -2, -1, NONE);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotDependOnTheOrderOfPromptsOrLabels(Selector selector) {
        Random random = new Random(5);
        double[][][] table = new double[6][20][];
        for (double[][] ofPrompt : table) {
            for (int i = 0; i < ofPrompt.length; i++) {
                double[] row = random.doubles(3).toArray();
                double sum = Arrays.stream(row).sum();
                ofPrompt[i] = Arrays.stream(row).map(value -> value / sum).toArray();
            }
        }
        double[] perplexity = random.doubles(6).toArray();
        double[] expected = selector.scores(evidence(table, perplexity));
        List<Integer> order = IntStream.range(0, 6).boxed().collect(Collectors.toList());
        Collections.shuffle(order, random);
        double[][][] shuffled = order.stream()
                .map(prompt -> Arrays.stream(table[prompt])
                        .map(row -> new double[] {row[2], row[0], row[1]})
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);

        double[] scores = selector.scores(evidence(
                shuffled, order.stream().mapToDouble(i -> perplexity[i]).toArray()));

        for (int i = 0; i < 6; i++) {
            assertThat(scores[i]).isCloseTo(expected[order.get(i)], within(1e-12));
        }
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThatThrownBy(() -> new Answers(new double[][][] {{{.7, .7}}}, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Answers(new double[][][] {{{.7, NONE}}}, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Answers(new double[][][] {{{.5, .5}}, {}}, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SelectionEvidence evidence(double[][][] table, double[] perplexity) {
        return new SelectionEvidence(
                new Answers(table, 3),
                Arrays.stream(perplexity)
                        .mapToObj(value -> new double[] {value})
                        .toArray(double[][]::new),
                perplexity);
    }

    private static SelectionEvidence binary(double[][] firstLabel) {
        return SelectionEvidence.of(new Answers(
                Arrays.stream(firstLabel)
                        .map(ofPrompt -> Arrays.stream(ofPrompt)
                                .mapToObj(p -> new double[] {p, 1 - p})
                                .toArray(double[][]::new))
                        .toArray(double[][][]::new),
                2));
    }

    private static void assertScores(Selector selector, SelectionEvidence evidence, double... expected) {
        assertThat(selector.scores(evidence)).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(selector.scores(evidence)[i])
                    .as(selector.wireName() + " of prompt " + i)
                    .isCloseTo(expected[i], within(1e-6));
        }
    }
}
