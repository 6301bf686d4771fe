package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
                "cat dog           | dog cat            | 1   | 0",
                "the old red cat   | red cat and dog    | 0.5714285714285714 | 0",
                "a-b               | ab                 | 1   | 1",
                "a                 | cat                | 0   | 0",
                "anthem            | them               | 0   | 0",
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
        assertThat(AnswerMatch.exact("", List.of())).isEqualTo(1);
        assertThat(AnswerMatch.exact("cat", List.of())).isZero();
        assertThat(AnswerMatch.exact("", List.of("cat"))).isZero();
    }

    @Test
    void leavesOutAcceptedAnswersOfWhichNothingIsLeft() {
        assertThat(AnswerMatch.exact("", List.of("the", "cat"))).isZero();
        assertThat(AnswerMatch.f1("", List.of("the", "cat"))).isZero();
        assertThat(AnswerMatch.exact("", List.of("the"))).isEqualTo(1);
        assertThat(AnswerMatch.exact("the", List.of())).isEqualTo(1);
    }

    /** What the reference library's port of the official evaluation says; written by squad.py. */
    @Test
    void judgesAsTheOfficialEvaluationOfSquadDoes() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(AnswerMatchTest.class.getResourceAsStream("/spans/judged.json"))) {
            JsonNode cases = JsonMapper.shared().readTree(file);

            assertThat(cases).hasSizeGreaterThan(300);
            for (JsonNode one : cases) {
                String answer = one.path("answer").asString();
                List<String> accepted = one.path("accepted")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
                assertThat(AnswerMatch.f1(answer, accepted))
                        .as(one.toString())
                        .isCloseTo(one.path("f1").asDouble(), within(1e-12));
                assertThat(AnswerMatch.exact(answer, accepted))
                        .as(one.toString())
                        .isEqualTo(one.path("exact").asDouble());
            }
        }
    }
}
