package dev.taskspace.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.model.Completion;
import dev.taskspace.model.Completion.Alternative;
import dev.taskspace.model.Completion.Token;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbableAnswerTest {
    private static final ProbableAnswer YES_NO =
            new ProbableAnswer(List.of(List.of("no"), List.of("yes", "certainly yes")));
    private static final ProbableAnswer CORRECT =
            new ProbableAnswer(List.of(List.of("incorrect"), List.of("correct"), List.of("inconclusive")));

    @Test
    void sumsTheMassOfEachLabelsWordsAndRenormalises() {
        // no: .1 + .1; yes: .25 + .05 and certainly, which only begins a word of yes: .1. The rest says nothing.
        Completion said = completion(token("Yes", .25, "No", .1, " no", .1, " yes", .05, "Certainly", .1, "The", .3));

        assertThat(probabilities(YES_NO, said)).containsExactly(new double[] {1 / 3.0, 2 / 3.0}, within(1e-9));
    }

    @Test
    void followsAVerbalizerOfSeveralTokensWhereTheModelWentThatWay() {
        // "in" may become either label; the model went on and gave "correct" .6 and "conclusive" .3 of it.
        Completion said =
                completion(token("in", .5, "correct", .4), token("correct", .6, "conclusive", .3, " the", .1));

        assertThat(probabilities(CORRECT, said))
                .containsExactly(new double[] {.3 / .85, .4 / .85, .15 / .85}, within(1e-9));
    }

    @Test
    void givesNothingForAWordThatTurnedOutToBeAnother() {
        // "in" was said and went on as "in the", so nothing of its .9 is an answer.
        Completion said = completion(token(" in", .9, " correct", .05, "incorrect", .02), token(" the", 1));

        assertThat(probabilities(CORRECT, said)[1]).isCloseTo(.05 / .07, within(1e-3));
    }

    @Test
    void looksWhereTheAnswerIsGiven() {
        Completion said = completion(
                token("The", .9, "No", .02),
                token(" answer", 1),
                token(" is", 1),
                token(" **", .8),
                token("yes", .7, "no", .3),
                token("**", 1),
                token(" no", .9, " yes", .01));

        assertThat(probabilities(YES_NO, said)).containsExactly(new double[] {.3, .7}, within(1e-9));
    }

    @Test
    void passesOverADeniedWord() {
        Completion said = completion(token("not", .9, "yes", .05), token(" yes", .9, " no", .05));

        assertThat(probabilities(YES_NO, said)[1]).isCloseTo(1, within(1e-3));
    }

    @Test
    void doesNotTakeHalfAWordForAWord() {
        Completion said = completion(token(" know", .6, " yes", .1), token("n", .9), token("o", .9));

        assertThat(probabilities(YES_NO, said)[1]).isGreaterThan(.99);
    }

    @Test
    void isSilentWhenTheModelWasNotAnswering() {
        assertThat(YES_NO.read(completion(token("Paris", .9999)))).isEmpty();
        assertThat(YES_NO.read(new Completion("yes", List.of()))).isEmpty();
    }

    @Test
    void keepsAFloorForLabelsBelowTheListedAlternatives() {
        double[] read = probabilities(CORRECT, completion(token("correct", .9)));

        assertThat(read[0]).isPositive();
        assertThat(Arrays.stream(read).sum()).isCloseTo(1, within(1e-12));
    }

    private static double[] probabilities(ProbableAnswer reading, Completion said) {
        return reading.read(said).orElseThrow().probabilities();
    }

    private static Completion completion(Token... tokens) {
        return new Completion(Arrays.stream(tokens).map(Token::text).collect(Collectors.joining()), List.of(tokens));
    }

    /** The token that was said, then those that could have been, each with its probability. */
    private static Token token(Object... textAndProbability) {
        List<Alternative> top = IntStream.range(0, textAndProbability.length / 2)
                .mapToObj(i -> new Alternative(
                        (String) textAndProbability[2 * i],
                        Math.log(((Number) textAndProbability[2 * i + 1]).doubleValue())))
                .toList();
        return new Token(top.getFirst().text(), top.getFirst().logprob(), top);
    }
}
