package dev.taskspace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskspace.dataset.file.FileFormat;
import dev.taskspace.dataset.file.UnusableFileException;
import dev.taskspace.platform.web.ProblemItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReadingTest {
    @TempDir
    Path folder;

    private static String csv(String... rows) {
        return "text,label\n" + String.join("\n", rows) + "\n";
    }

    private static String numbered(int rows, String label) {
        return csv(IntStream.range(0, rows)
                .mapToObj(i -> "text " + i + "," + label.formatted(i))
                .toArray(String[]::new));
    }

    private List<ProblemItem> errorsOf(String file) {
        return errorsOf(file, DatasetMetadata.named("test"));
    }

    private List<ProblemItem> errorsOf(String file, DatasetMetadata metadata) {
        RejectedRowsException[] caught = new RejectedRowsException[1];
        assertThatExceptionOfType(RejectedRowsException.class)
                .isThrownBy(() -> Reading.of(folder, file, metadata))
                .satisfies(e -> caught[0] = e);
        return caught[0].items();
    }

    @Test
    void describesAClassification() {
        Reading reading = Reading.of(folder, csv("good,pos", "bad,neg", "fine,pos", "great,pos"));

        assertThat(reading.content().taskType()).isEqualTo(TaskType.CLASSIFICATION);
        assertThat(reading.content().fileFormat()).isEqualTo(FileFormat.CSV);
        assertThat(reading.content().pair()).isFalse();
        assertThat(reading.content().examples()).isEqualTo(4);
        assertThat(reading.content().splits()).isEqualTo(Map.of(Split.TRAIN, 4L));
        assertThat(reading.content().labels()).containsExactly(new LabelCount("neg", 1), new LabelCount("pos", 3));
        assertThat(reading.content().validation().labelEntropy())
                .isCloseTo(0.8112781244591328, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(reading.rows())
                .startsWith(
                        new LabelledRow("good", null, "pos", Split.TRAIN),
                        new LabelledRow("bad", null, "neg", Split.TRAIN));
    }

    @Test
    void ordersNumericLabelsByNumberAndOthersByCodePoint() {
        assertThat(Reading.of(folder, csv("a,10", "b,9", "c,-1", "d,2"))
                        .content()
                        .labels())
                .extracting(LabelCount::label)
                .containsExactly("-1", "2", "9", "10");
        assertThat(Reading.of(folder, csv("a,b", "b,B", "c,\uFFFD", "d,\uD83D\uDE00", "e,10", "f,9"))
                        .content()
                        .labels())
                .extracting(LabelCount::label)
                .containsExactly("10", "9", "B", "b", "\uFFFD", "\uD83D\uDE00");
    }

    @Test
    void readsOneLabelInManySpellings() {
        List<LabelledRow> rows = Reading.of(folder, """
                [{"text":"a","label":1},{"text":"b","label":1.0},{"text":"c","label":"1"},{"text":"d","label":" 1.00 "},
                 {"text":"e","label":true},{"text":"f","label":"01"},{"text":"g","label":1e1}]
                """).rows();

        assertThat(rows).extracting(LabelledRow::label).containsExactly("1", "1", "1", "1", "true", "01", "10");
    }

    @Test
    void takesDecimalsAndManyIntegersForScores() {
        Reading decimals = Reading.of(folder, csv("a,0.5", "b,1", "c,3"));

        assertThat(decimals.content().taskType()).isEqualTo(TaskType.REGRESSION);
        assertThat(decimals.content().labels()).isEmpty();
        assertThat(decimals.content().validation().labelEntropy()).isNull();
        assertThat(decimals.content().scores()).isEqualTo(new ScoreSummary(1.5, Math.sqrt(3.5 / 3), 0.5, 3));
        assertThat(decimals.rows().getFirst().score()).isEqualTo(0.5);
        assertThat(Reading.of(folder, numbered(20, "%d")).content().taskType()).isEqualTo(TaskType.CLASSIFICATION);
        DatasetContent integers = Reading.of(folder, numbered(21, "%d")).content();
        assertThat(integers.taskType()).isEqualTo(TaskType.REGRESSION);
        assertThat(integers.validation().warnings())
                .anyMatch(warning -> warning.contains("\"taskType\":\"classification\""));
    }

    @Test
    void letsTheMetadataDecideTheTaskType() {
        DatasetMetadata classes = Reading.with(TaskType.CLASSIFICATION, null, Split.TRAIN);
        DatasetMetadata scores = Reading.with(TaskType.REGRESSION, null, Split.TRAIN);

        assertThat(Reading.of(folder, numbered(77, "%d"), classes).content().labels())
                .hasSize(77);
        assertThat(Reading.of(folder, csv("a,1", "b,0"), scores).content().scores())
                .isEqualTo(new ScoreSummary(0.5, 0.5, 0, 1));
        assertThat(errorsOf(csv("a,1", "b,high", "c,NaN"), scores))
                .extracting(ProblemItem::line, ProblemItem::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "label"),
                        org.assertj.core.groups.Tuple.tuple(4L, "label"));
        assertThatExceptionOfType(InvalidMetadataException.class)
                .isThrownBy(() -> Reading.of(
                        folder, csv("a,1", "b,0"), Reading.with(TaskType.SPAN_EXTRACTION, null, Split.TRAIN)))
                .withMessageContaining("SQuAD");
    }

    @Test
    void acceptsFiveHundredLabels() {
        Reading reading = Reading.of(folder, numbered(1_000, "class-%d").replaceAll("class-(\\d?\\d?\\d)?\\d*", "c$1"));

        assertThat(reading.content().labels().size()).isGreaterThan(400);
        assertThat(reading.content().taskType()).isEqualTo(TaskType.CLASSIFICATION);
    }

    @Test
    void refusesALabelColumnOfEndlessNames() {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Reading.of(folder, numbered(LabelTally.MOST_CLASSES + 1, "id-%d")))
                .withMessageContaining("columns");
    }

    @Test
    void warnsOfASingleLabel() {
        assertThat(Reading.of(folder, csv("a,x", "b,x", "c,x"))
                        .content()
                        .validation()
                        .warnings())
                .anyMatch(warning -> warning.contains("'x'") && warning.contains("one class"));
    }

    @Test
    void keepsTheSplitOfEachRow() {
        String file = """
                {"text":"a b","label":"x","split":"train"}
                {"text":"c d","label":"y","split":"test"}
                {"text":"A b!","label":"x","split":"dev"}
                """;
        Reading reading = Reading.of(folder, file);

        assertThat(reading.rows())
                .extracting(LabelledRow::split)
                .containsExactly(Split.TRAIN, Split.TEST, Split.VALIDATION);
        assertThat(reading.content().validation().leaked()).isEqualTo(1);
        assertThat(reading.content().validation().warnings())
                .anyMatch(warning -> warning.contains("another split"))
                .anyMatch(warning -> warning.contains("no training row: y"));
    }

    @Test
    void putsRowsWithoutASplitIntoTheStatedOne() {
        Reading reading = Reading.of(folder, csv("a,x", "b,y"), Reading.with(null, null, Split.TEST));

        assertThat(reading.content().splits()).isEqualTo(Map.of(Split.TEST, 2L));
        assertThat(reading.content().validation().warnings()).anyMatch(warning -> warning.contains("'train'"));
    }

    @Test
    void namesLineAndColumnOfEveryBadCell() {
        assertThat(errorsOf("""
                {"text":"a","label":"x"}
                {"text":"b"}
                {"text":" ","label":"x"}
                {"label":"x"}
                {"text":"c","label":["x","y"]}
                {"text":"d\\u0000","label":"x"}
                {"text":"e\\ud83d","label":"x"}
                not json
                {"text":"f","label":"y"}
                """))
                .extracting(item -> item.line() + ":" + item.column())
                .containsExactly("2:label", "3:text", "4:text", "5:label", "6:text", "7:text", "8:null");
    }

    @Test
    void namesTheLineOfAnUnknownSplit() {
        String rows = IntStream.range(0, 300)
                .mapToObj(i -> "{\"text\":\"t\",\"label\":\"l\",\"split\":\"" + (i == 250 ? "fold" : "train") + "\"}\n")
                .collect(Collectors.joining());

        assertThat(errorsOf(rows))
                .extracting(ProblemItem::line, ProblemItem::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(251L, "split"));
    }

    @Test
    void stopsAfterTwentyBadRows() {
        String file = "{\"text\":\"a\",\"label\":\"x\"}\n" + "{\"text\":\"a\"}\n".repeat(500);

        assertThat(errorsOf(file)).hasSize(20);
        assertThatExceptionOfType(RejectedRowsException.class)
                .isThrownBy(() -> Reading.of(folder, file))
                .withMessageContaining("At least 20 rows")
                .withMessageContaining("nothing was stored");
    }

    @Test
    void tellsBadRowsTogetherWithWhatEndedTheReading() {
        assertThat(errorsOf("text,label\na,\nb,x\nc,\"open\n"))
                .extracting(ProblemItem::line)
                .containsExactly(2L, 4L);
    }

    @Test
    void pointsIntoTheRequestForInlineExamples() {
        InlineRows examples = new InlineRows(List.of(
                Map.of("text", "a", "label", "x"), Map.of("text", "b"), "row", Map.of("text", "c", "label", "y")));

        assertThatExceptionOfType(RejectedRowsException.class)
                .isThrownBy(() -> Reading.of(folder, examples, DatasetMetadata.named("test")))
                .satisfies(e -> assertThat(e.items())
                        .extracting(ProblemItem::pointer)
                        .containsExactly("/examples/1/label", "/examples/2"));
    }

    @Test
    void refusesFilesWithTooFewRows() {
        for (String file :
                List.of("text,label\n", "text,label\n\n \n", "text,label\n,\n", "[]", "{}\n{}\n", "{\"data\":[]}")) {
            assertThatExceptionOfType(UnusableFileException.class)
                    .isThrownBy(() -> Reading.of(folder, file))
                    .withMessageContaining("no rows");
        }
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Reading.of(folder, csv("a,x")))
                .withMessageContaining("at least 2 rows");
    }

    @Test
    void countsDuplicatesAndEmptyRows() {
        Validation validation = Reading.of(
                        folder, csv("Hello world.,x", "", ",", "hello  WORLD,y", "other,x", "other,x"))
                .content()
                .validation();

        assertThat(validation.duplicates()).isEqualTo(2);
        assertThat(validation.emptyRows()).isEqualTo(2);
        assertThat(validation.warnings()).anyMatch(warning -> warning.contains("repeat"));
    }

    @Test
    void readsSpansAndCountsAstralCharactersAsOne() {
        String squad = """
                {"data":[{"paragraphs":[{"context":"\\ud83d\\ude00 Anna sings.","qas":[
                {"question":"Who?","answers":[{"text":"Anna","answer_start":2}]},
                {"question":"Where?","answers":[]}]}]}]}
                """;
        Reading reading = Reading.of(folder, squad);

        assertThat(reading.content().taskType()).isEqualTo(TaskType.SPAN_EXTRACTION);
        assertThat(reading.content().columns()).isEqualTo(new Columns("question", "context", "answers", null));
        assertThat(reading.rows())
                .containsExactly(
                        new LabelledRow(
                                "Who?",
                                "\ud83d\ude00 Anna sings.",
                                "Anna",
                                Split.TRAIN,
                                List.of(new AnswerSpan("Anna", 3))),
                        new LabelledRow("Where?", "\ud83d\ude00 Anna sings.", "", Split.TRAIN, List.of()));
        String flat = """
                {"id":1,"question":"Who?","context":"\\ud83d\\ude00 Anna sings.","answers":{"text":["Anna"],"answer_start":[2]}}
                {"id":2,"question":"Where?","context":"\\ud83d\\ude00 Anna sings.","answers":{"text":[],"answer_start":[]}}
                """;
        assertThat(Reading.of(folder, flat).content().hash())
                .isEqualTo(reading.content().hash());
    }

    @Test
    void refusesAnAnswerThatIsNotInItsContext() {
        assertThat(errorsOf("""
                {"data":[{"paragraphs":[{"context":"Anna sings.","qas":[
                {"question":"Who?","answers":[{"text":"Anna","answer_start":1}]},
                {"question":"What?","answers":[{"text":"sings","answer_start":5}]}]}]}]}
                """))
                .singleElement()
                .satisfies(item -> assertThat(item.column()).isEqualTo("answers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4294967301", "18446744073709551621", "5.9", "-1", "12"})
    void refusesAnAnswerStartThatOnlyBeginsLikeTheRightOne(String start) {
        assertThat(errorsOf("""
                {"data":[{"paragraphs":[{"context":"Anna sings.","qas":[
                {"question":"What?","answers":[{"text":"sings","answer_start":%s}]}]}]}]}
                """.formatted(start)))
                .singleElement()
                .satisfies(item -> assertThat(item.column()).isEqualTo("answers"));
    }

    @Test
    void leavesNoSpoolBehind() throws IOException {
        Reading.of(folder, csv("a,x", "b,y"));
        errorsOf(csv("a,x", "b,"));

        try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
            assertThat(files).isEmpty();
        }
    }
}
