package dev.taskspace.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenAnswerTest {
    private static final SpokenAnswer OPINION =
            new SpokenAnswer(List.of(List.of("negative", "bad"), List.of("positive", "good", "very good")));
    private static final SpokenAnswer INFERENCE =
            new SpokenAnswer(List.of(List.of("not entailment"), List.of("entailment"), List.of("maybe")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            positive                                                  | 1
            Positive.                                                 | 1
            **GOOD**!                                                 | 1
            The answer is positive.                                   | 1
            the answer: bad                                           | 0
            "negative"                                                | 0
            It is not bad. The answer is good.                        | 1
            Very good, I think                                        | 1
            Bad. There is hardly anything good about it               | 0
            Good, though others found it bad                          | 1
            Some call it bad, some good, but the answer is: positive  | 1
            It isn't good, it is bad                                  | 0
            """)
    void readsAnswersOfAllForms(String answer, int label) {
        assertThat(OPINION.read(answer))
                .isInstanceOfSatisfying(
                        Reading.Labelled.class, read -> assertThat(read.label()).isEqualTo(label));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not good",
                "It isn't good",
                "This is not a very good one",
                "neither good nor bad",
                "good or bad",
                "good/bad",
                "The answer is positive or negative",
                "goods",
                "",
                "   ",
                "…",
                "I cannot answer that",
                "Some say bad and some say good"
            })
    void readsNoLabelIntoWhatNamesNone(String answer) {
        assertThat(OPINION.read(answer)).isInstanceOf(Reading.Unparseable.class);
    }

    @Test
    void tellsWhichLabelsWereMentionedInVain() {
        assertThat(OPINION.read("neither good nor bad")).isEqualTo(new Reading.Unparseable(List.of(1, 0)));
        assertThat(OPINION.read("Paris")).isEqualTo(new Reading.Unparseable(List.of()));
    }

    @Test
    void prefersTheLongestVerbalizer() {
        assertThat(label(INFERENCE.read("Not entailment."))).isZero();
        assertThat(label(INFERENCE.read("Entailment."))).isEqualTo(1);
    }

    @Test
    void leavesLittleDoubtAndSpreadsItEvenly() {
        Reading.Labelled read = (Reading.Labelled) INFERENCE.read("maybe");

        assertThat(read.probabilities()).containsExactly(new double[] {.01, .01, .98}, within(1e-12));
        assertThat(Arrays.stream(read.probabilities()).sum()).isCloseTo(1, within(1e-12));
    }

    private static int label(Reading reading) {
        return ((Reading.Labelled) reading).label();
    }
}
