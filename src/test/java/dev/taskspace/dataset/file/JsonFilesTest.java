package dev.taskspace.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFilesTest {
    @TempDir
    Path folder;

    @Test
    void readsOneObjectALine() {
        List<SourceRow> rows =
                Upload.rows(folder, "{\"text\":\"a\",\"label\":1}\n{\"text\":\"é\",\"label\":null,\"x\":[1,\"b\",{}]}");

        assertThat(rows)
                .containsExactly(
                        new SourceRow(1, Map.of("text", "a", "label", BigDecimal.ONE)),
                        new SourceRow(2, Map.of("text", "é", "x", List.of(BigDecimal.ONE, "b", Map.of()))));
    }

    @Test
    void countsBlankLinesAndKeepsLineNumbersTrue() {
        RowSource source = Upload.open(folder, "\n{\"a\":1}\r\n  \r\n\n{\"a\":2}\n\n");

        assertThat(Upload.rest(source)).extracting(SourceRow::line).containsExactly(2L, 5L);
        assertThat(source.blankLines()).isEqualTo(4);
        assertThat(source.format()).isEqualTo(FileFormat.JSONL);
    }

    @Test
    void goesOnAfterABrokenLine() {
        RowSource source = Upload.open(folder, "{\"a\":1}\n{\"a\":\n[1]\n{\"a\":1} {\"a\":2}\n{\"a\":3}\n");

        assertThat(source.next()).isNotNull();
        for (long line = 2; line <= 4; line++) {
            assertThatExceptionOfType(BadRowException.class)
                    .isThrownBy(source::next)
                    .extracting(BadRowException::line)
                    .isEqualTo(line);
        }
        assertThat(source.next()).isEqualTo(new SourceRow(5, Map.of("a", BigDecimal.valueOf(3))));
        assertThat(source.next()).isNull();
    }

    @Test
    void describesBrokenJsonWithoutNamingClasses() {
        for (String broken :
                List.of("{\"a\":", "{a:1}", "{\"a\":\"b}", "{\"a\":nope}", "{\"a\":1,}", "{".repeat(100) + "\"a\":1")) {
            assertThatExceptionOfType(BadRowException.class)
                    .isThrownBy(() -> Upload.rows(folder, broken + "\n"))
                    .satisfies(e -> assertThat(e.detail())
                            .doesNotContain("jackson", "Exception", "Source", "Constraints")
                            .endsWith("."));
        }
    }

    @Test
    void refusesALineThatIsTooLongAndReadsTheNext() {
        RowSource source = Upload.open(folder, "{\"a\":\"" + "x".repeat(RowLimit.CHARACTERS) + "\"}\n{\"a\":\"b\"}\n");

        assertThatExceptionOfType(BadRowException.class)
                .isThrownBy(source::next)
                .withMessage(RowLimit.TOO_LONG);
        assertThat(source.next()).isEqualTo(new SourceRow(2, Map.of("a", "b")));
    }

    @Test
    void refusesARowOfCountlessTinyValues() {
        String row = "{\"a\":[" + "[],".repeat(200_000) + "1]}";

        assertThatExceptionOfType(BadRowException.class)
                .isThrownBy(() -> Upload.rows(folder, row))
                .withMessage(RowLimit.TOO_LONG);
    }

    @Test
    void readsAnArrayOfObjectsWithTheirLines() {
        RowSource source = Upload.open(folder, " [\n{\"a\":\"x\"},\n {\n\"a\":\"y\"}\n]\n");

        assertThat(source.format()).isEqualTo(FileFormat.JSON);
        assertThat(Upload.rest(source))
                .containsExactly(new SourceRow(2, Map.of("a", "x")), new SourceRow(3, Map.of("a", "y")));
    }

    @Test
    void goesOnAfterAnElementThatIsNoObject() {
        RowSource source = Upload.open(folder, "[{\"a\":1},\n[{\"b\":2}],\n{\"a\":3}]");

        assertThat(source.next()).isNotNull();
        assertThatExceptionOfType(BadRowException.class)
                .isThrownBy(source::next)
                .extracting(BadRowException::line)
                .isEqualTo(2L);
        assertThat(source.next()).isEqualTo(new SourceRow(3, Map.of("a", BigDecimal.valueOf(3))));
    }

    @Test
    void stopsAtBrokenJsonInAnArray() {
        for (String broken :
                List.of("[{\"a\":1},\n{\"a\"", "[{\"a\":1},\n{]", "[{\"a\":1}]\n]", "[{\"a\":1},\n" + "[".repeat(99))) {
            assertThatExceptionOfType(UnusableFileException.class)
                    .isThrownBy(() -> Upload.rows(folder, broken))
                    .extracting(e -> e.items().getFirst().line())
                    .isEqualTo(2L);
        }
    }

    @Test
    void readsTheQuestionsOfSquad() {
        List<SourceRow> rows = Upload.rows(folder, """
                {"version": "v2.0", "extra": {"data": [1]}, "data": [{"title": "T", "paragraphs": [
                  {"context": "Anna sings.", "qas": [
                    {"id": "q1", "question": "Who sings?", "answers": [{"text": "Anna", "answer_start": 0}]},
                    {"id": "q2", "question": "Who cries?", "is_impossible": true, "answers": [], "plausible_answers": [{"text": "Anna"}]}]}
                ]}, {"paragraphs": [], "title": "empty"},
                {"paragraphs": [{"qas": [{"id": "q3", "question": "Who?", "answers": []}], "context": "Nobody."}]}]}
                """);

        assertThat(rows)
                .containsExactly(
                        new SourceRow(
                                2,
                                Map.of(
                                        "id",
                                        "q1",
                                        "question",
                                        "Who sings?",
                                        "context",
                                        "Anna sings.",
                                        "answers",
                                        List.of(Map.of("text", "Anna", "answer_start", BigDecimal.ZERO)))),
                        new SourceRow(
                                2,
                                Map.of(
                                        "id",
                                        "q2",
                                        "question",
                                        "Who cries?",
                                        "context",
                                        "Anna sings.",
                                        "answers",
                                        List.of())),
                        new SourceRow(
                                6, Map.of("id", "q3", "question", "Who?", "context", "Nobody.", "answers", List.of())));
    }

    @Test
    void refusesSquadWithoutContext() {
        assertThatExceptionOfType(BadRowException.class)
                .isThrownBy(() -> Upload.rows(folder, "{\"data\":[{\"paragraphs\":[{\"qas\":[]}]}]}"))
                .withMessageContaining("context");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"data":[{"paragraphs":{}}]}                        | paragraphs is not a list
            {"data":[{"paragraphs":"hello"}]}                   | paragraphs is not a list
            {"data":[{"paragraphs":[]},5]}                      | data holds something
            {"data":[null,{"paragraphs":[]}]}                   | data holds something
            {"data":[{"paragraphs":[]},{"title":"x"}]}          | paragraphs is missing
            {"data":[{"paragraphs":["a"]}]}                     | paragraphs holds something
            {"data":[{"paragraphs":[{"context":"A.","qas":[{"id":"q1","question":"B?","is_impossible":true,"answers":[{"text":"A","answer_start":0}]}]}]}]} | q1 is_impossible
            {"data":[{"paragraphs":[{"context":"A.","qas":[{"id":"q1","question":"B?","is_impossible":false,"answers":[]}]}]}]} | q1 is_impossible
            """)
    void refusesSquadThatWouldLoseQuestions(String squad, String reason) {
        assertThatExceptionOfType(BadRowException.class)
                .isThrownBy(() -> Upload.rows(folder, squad))
                .withMessageContaining(reason);
    }
}
