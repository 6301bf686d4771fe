package dev.taskspace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskspace.dataset.file.SourceRow;
import dev.taskspace.dataset.file.UnusableFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnDetectionTest {

    private static List<SourceRow> rows(String... columns) {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (String column : columns) {
            cells.put(column, "some " + column);
        }
        return List.of(new SourceRow(1, cells));
    }

    private static Columns detect(String... columns) {
        return new ColumnDetection(Columns.DETECTED, null, rows(columns)).detect();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "text/label, text, -, label",
                "idx/sentence/label, sentence, -, label",
                "Sentence1/Sentence2/Score, Sentence1, Sentence2, Score",
                "premise/hypothesis/label/idx, premise, hypothesis, label",
                "sentence1/sentence2/gold_label/pairID, sentence1, sentence2, gold_label",
                "text_a/text_b/label, text_a, text_b, label",
                "textPair/text/class, text, textPair, class",
                "question1/question2/is_duplicate, question1, question2, is_duplicate",
                "id/qid1/qid2/question1/question2/is_duplicate, question1, question2, is_duplicate",
                "question/passage/answer, question, passage, answer",
                "question/sentence/label, question, sentence, label",
                "question/answer/label, question, answer, label",
                "text/label/label_text, text, -, label_text",
                "review/stars, review, -, stars",
                "text/intent, text, -, intent",
                "tweet/target/stance, tweet, target, stance",
                "text/target, text, -, target",
                "text/coarse_label/fine_label, text, -, coarse_label",
                "title/content/label, content, -, label",
                "Tweet/Category, Tweet, -, Category",
                "Quality/#1 ID/#2 ID/#1 String/#2 String, #1 String, #2 String, Quality",
            })
    void knowsTheColumnsOfPublicDatasets(String header, String text, @Nullable String textPair, String label) {
        assertThat(detect(header.split("/", -1))).isEqualTo(new Columns(text, textPair, label, null));
    }

    @Test
    void namesTheColumnsWhenNoneIsALabel() {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> detect("text", "author"))
                .withMessageContaining("label")
                .withMessageContaining("text, author")
                .withMessageContaining("\"columns\"");
    }

    @Test
    void letsTheMetadataOverrideNames() {
        Columns chosen = new Columns("author", null, "text", null);

        assertThat(new ColumnDetection(chosen, null, rows("text", "label", "author")).detect())
                .isEqualTo(chosen);
    }

    @Test
    void detectsWhatTheMetadataLeaveOut() {
        assertThat(new ColumnDetection(
                                new Columns(null, null, "grade", null), null, rows("premise", "hypothesis", "grade"))
                        .detect())
                .isEqualTo(new Columns("premise", "hypothesis", "grade", null));
        assertThat(new ColumnDetection(
                                new Columns("premise", null, null, null), null, rows("premise", "hypothesis", "label"))
                        .detect())
                .isEqualTo(new Columns("premise", null, "label", null));
    }

    @Test
    void refusesAColumnThatTheFileDoesNotHave() {
        assertThatExceptionOfType(InvalidMetadataException.class)
                .isThrownBy(
                        () -> new ColumnDetection(new Columns(null, null, "grade", null), null, rows("text", "label"))
                                .detect())
                .satisfies(e -> assertThat(e.items().getFirst().pointer()).isEqualTo("/columns/label"))
                .withMessageContaining("text, label");
    }

    @Test
    void refusesOneColumnInTwoRoles() {
        assertThatExceptionOfType(InvalidMetadataException.class)
                .isThrownBy(() -> new ColumnDetection(
                                new Columns("text", "text", "label", null), null, rows("text", "label"))
                        .detect())
                .satisfies(e -> assertThat(e.items().getFirst().pointer()).isEqualTo("/columns/textPair"))
                .withMessageContaining("as text already");
    }

    @Test
    void followsTheStatedFormat() {
        List<SourceRow> rows = rows("premise", "hypothesis", "label");

        assertThat(new ColumnDetection(Columns.DETECTED, InputFormat.SINGLE, rows)
                        .detect()
                        .textPair())
                .isNull();
        assertThatExceptionOfType(InvalidMetadataException.class)
                .isThrownBy(
                        () -> new ColumnDetection(Columns.DETECTED, InputFormat.PAIR, rows("text", "label")).detect())
                .withMessageContaining("second text");
    }

    @Test
    void readsTheSplitOnlyFromAColumnOfSplits() {
        List<SourceRow> splits = List.of(
                new SourceRow(1, Map.of("text", "a", "label", "b", "split", "train")),
                new SourceRow(2, Map.of("text", "a", "label", "b", "split", "Dev")));
        List<SourceRow> folds = List.of(new SourceRow(1, Map.of("text", "a", "label", "b", "split", "fold1")));
        ColumnDetection ofFolds = new ColumnDetection(Columns.DETECTED, null, folds);

        assertThat(new ColumnDetection(Columns.DETECTED, null, splits).detect().split())
                .isEqualTo("split");
        assertThat(ofFolds.detect().split()).isNull();
        assertThat(ofFolds.warnings()).singleElement().asString().contains("split");
    }

    @Test
    void guessesColumnsOfUnknownNamesByWhatTheyHold() {
        List<SourceRow> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(new SourceRow(
                    i, Map.of("v1", i % 2 == 0 ? "ham" : "spam", "v2", "this is message number " + i, "nr", "" + i)));
        }
        ColumnDetection detection = new ColumnDetection(Columns.DETECTED, null, rows);

        assertThat(detection.detect()).isEqualTo(new Columns("v2", null, "v1", null));
        assertThat(detection.warnings()).singleElement().asString().contains("'v2'", "'v1'");
    }
}
