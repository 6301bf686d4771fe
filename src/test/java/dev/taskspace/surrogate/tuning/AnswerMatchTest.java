package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerMatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Old Cat!      | old cat            | 1   | 1",
                "an old cat        | the cat            | 0.6666666666666666 | 0",
                "cat cat           | cat                | 0.6666666666666666 | 0",
                "dog               | cat                | 0   | 0",
                "theatre           | atre               | 0   | 0",
                "1,987             | 1987               | 1   | 1",
                "L'Aigle d'or      | laigle dor         | 1   | 1",
                "à côté            | à  côté            | 1   | 1",
            })
    void judgesAsSquadDoes(String answer, String right, double f1, double exact) {
        assertThat(AnswerMatch.f1(answer, List.of(right))).isCloseTo(f1, within(1e-12));
        assertThat(AnswerMatch.exact(answer, List.of(right))).isEqualTo(exact);
    }

    @Test
    void countsTheBestOfSeveralAcceptedAnswers() {
        assertThat(AnswerMatch.f1("in 1987", List.of("1987", "In 1987", "the year 1987")))
                .isEqualTo(1);
    }

    @Test
    void acceptsNothingWhereThereIsNoAnswer() {
        assertThat(AnswerMatch.f1("", List.of())).isEqualTo(1);
        assertThat(AnswerMatch.f1("cat", List.of())).isZero();
        assertThat(AnswerMatch.f1("", List.of("cat"))).isZero();
    }
}
