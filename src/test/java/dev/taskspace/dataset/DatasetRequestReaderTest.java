package dev.taskspace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskspace.dataset.file.UploadTooLargeException;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetRequestReaderTest {

    private static DatasetMetadata read(String json) throws IOException {
        return DatasetRequestReader.metadata(
                RequestJson.object(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "metadata"));
    }

    @Test
    void needsNothingButAName() throws IOException {
        assertThat(read("{\"name\":\"a\"}")).isEqualTo(DatasetMetadata.named("a"));
    }

    @Test
    void readsEveryField() throws IOException {
        assertThat(read("""
                {"name":"a.b-c_1","description":"d","taskType":"spanExtraction","format":"pair",
                 "columns":{"text":"t","textPair":"p","label":"l","split":"s"},"language":"en","license":"MIT","family":"f",
                 "split":"dev","tags":{"k":"v","n":"1"}}
                """))
                .isEqualTo(new DatasetMetadata(
                        "a.b-c_1",
                        "d",
                        TaskType.SPAN_EXTRACTION,
                        InputFormat.PAIR,
                        new Columns("t", "p", "l", "s"),
                        "en",
                        "MIT",
                        "f",
                        Split.VALIDATION,
                        Map.of("k", "v", "n", "1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "{} ! /name",
                "{\"name\":\"\"} ! /name",
                "{\"name\":\"A\"} ! /name",
                "{\"name\":\"-a\"} ! /name",
                "{\"name\":\"a b\"} ! /name",
                "{\"name\":\"a/b\"} ! /name",
                "{\"name\":null} ! /name",
                "{\"name\":[]} ! /name",
                "{\"name\":7} ! /name",
                "{\"name\":\"a\",\"description\":true} ! /description",
                "{\"name\":\"a\",\"tags\":{\"k\":1}} ! /tags/k",
                "{\"name\":\"a\",\"nome\":\"b\"} ! /nome",
                "{\"name\":\"a\",\"columns\":{\"texts\":\"b\"}} ! /columns/texts",
                "{\"name\":\"a\",\"columns\":\"b\"} ! /columns",
                "{\"name\":\"a\",\"taskType\":\"translation\"} ! /taskType",
                "{\"name\":\"a\",\"split\":\"fold\"} ! /split",
                "{\"name\":\"a\",\"tags\":{\"k/\":{}}} ! /tags/k~1",
                "{\"name\":\"a\",\"description\":\"\\u0000\"} ! /description",
            })
    void pointsAtWhatIsWrong(String json, String pointer) {
        assertThatExceptionOfType(InvalidMetadataException.class)
                .isThrownBy(() -> read(json))
                .satisfies(e ->
                        assertThat(e.items()).extracting(ProblemItem::pointer).containsExactly(pointer))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("dev.taskspace", "java."));
    }

    @Test
    void limitsTheName() throws IOException {
        String longest = "a".repeat(128);

        assertThat(read("{\"name\":\"" + longest + "\"}").name()).isEqualTo(longest);
        assertThatExceptionOfType(InvalidMetadataException.class)
                .isThrownBy(() -> read("{\"name\":\"" + longest + "a\"}"));
    }

    @Test
    void saysWhatATaskTypeCanBe() {
        assertThatExceptionOfType(InvalidMetadataException.class)
                .isThrownBy(() -> read("{\"name\":\"a\",\"taskType\":\"x\"}"))
                .withMessageContaining("classification, regression, spanExtraction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"name\":\"a\"} x", "name=a", "{\"name\":'a'}", "\"a\""})
    void callsUnreadableJsonMalformed(String json) {
        assertThatExceptionOfType(MalformedUploadException.class)
                .isThrownBy(() -> read(json))
                .extracting(ProblemException::type)
                .isEqualTo(dev.taskspace.platform.web.ProblemType.MALFORMED);
    }

    @Test
    void refusesJsonThatUnfoldsInMemory() {
        assertThatExceptionOfType(UploadTooLargeException.class)
                .isThrownBy(() -> read("{\"examples\":[" + "{},".repeat(200_000) + "{}]}"));
        assertThatExceptionOfType(UploadTooLargeException.class)
                .isThrownBy(() -> read("{\"name\":\"" + " ".repeat(9 << 20) + "\"}"));
        assertThatExceptionOfType(MalformedUploadException.class)
                .isThrownBy(() -> read("{\"tags\":" + "{\"a\":".repeat(5_000)));
    }
}
