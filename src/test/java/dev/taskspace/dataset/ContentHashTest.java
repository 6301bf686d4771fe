package dev.taskspace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.jerolba.carpet.CarpetWriter;
import dev.taskspace.dataset.file.Upload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ContentHashTest {
    private static final List<String> PIECES = List.of(
            "a", "Ω", "日本", "😀", " ", "\t", "\n", "\r\n", "\"", "\"\"", ",", ";", "|", "'", "\\", "{", "0", ".5",
            "x y");

    /** The columns of the files. */
    record Row(String sentence1, String sentence2, String label, String split) {}

    /** The same with the label as a number. */
    record Scored(String sentence1, String sentence2, double label, String split) {}

    @TempDir
    Path folder;

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(8);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.append(random.nextInt(1000)).toString();
    }

    private static List<Row> rows(Random random) {
        boolean scores = random.nextBoolean();
        return random.ints(60)
                .mapToObj(i -> new Row(
                        text(random),
                        text(random),
                        scores ? Double.toString(random.nextInt(50) / 10.0) : "label " + random.nextInt(5),
                        random.nextInt(3) == 0 ? "test" : "train"))
                .toList();
    }

    private static byte[] jsonl(List<Row> rows) {
        return rows.stream()
                .map(row -> JsonMapper.shared().writeValueAsString(row) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] delimited(List<Row> rows, String separator) {
        String header = String.join(separator, "sentence1", "sentence2", "label", "split") + "\n";
        return (header
                        + rows.stream()
                                .map(row -> String.join(
                                                separator,
                                                quoted(row.sentence1()),
                                                quoted(row.sentence2()),
                                                row.label(),
                                                row.split())
                                        + "\n")
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static <T> byte[] parquet(List<T> rows, Class<T> type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CarpetWriter<T> writer = new CarpetWriter<>(out, type)) {
            writer.write(rows);
        }
        return out.toByteArray();
    }

    private static byte[] parquet(List<Row> rows) throws IOException {
        if (rows.getFirst().label().startsWith("label")) {
            return parquet(rows, Row.class);
        }
        return parquet(
                rows.stream()
                        .map(row -> new Scored(
                                row.sentence1(), row.sentence2(), Double.parseDouble(row.label()), row.split()))
                        .toList(),
                Scored.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isTheSameInEveryFormat(long seed) throws IOException {
        List<Row> rows = rows(new Random(seed));
        List<byte[]> files = List.of(
                jsonl(rows),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(rows),
                delimited(rows, ","),
                delimited(rows, "\t"),
                delimited(rows, ";"),
                parquet(rows));
        Set<String> hashes = new LinkedHashSet<>();
        for (byte[] file : files) {
            Reading plain = Reading.of(folder, file, DatasetMetadata.named("plain"));
            assertThat(plain.rows())
                    .extracting(LabelledRow::text)
                    .isEqualTo(rows.stream().map(Row::sentence1).toList());
            hashes.add(plain.content().hash());
            hashes.add(Reading.of(folder, Upload.gzip(file), DatasetMetadata.named("compressed"))
                    .content()
                    .hash());
        }
        assertThat(hashes).hasSize(1);
    }

    @Test
    void isTheSameForRowsThatAreRegisteredFromMemory() {
        Reading file = Reading.of(folder, jsonl(rows(new Random(7))), DatasetMetadata.named("file"));

        assertThat(Reading.of(folder, InlineRows.of(file.rows()), DatasetMetadata.named("memory"))
                        .content()
                        .hash())
                .isEqualTo(file.content().hash());
    }

    @Test
    void changesWithEveryPartOfARow() {
        Row row = new Row("a", "b", "x", "train");
        Row last = new Row("c", "d", "y", "train");
        List<Row> others = List.of(
                new Row("a ", "b", "x", "train"),
                new Row("ab", "b", "x", "train"),
                new Row("a", "c", "x", "train"),
                new Row("a", "b", "y", "train"),
                new Row("a", "b", "x", "test"),
                last);
        Set<String> hashes = new LinkedHashSet<>();
        hashes.add(Reading.of(folder, jsonl(List.of(row, last)), DatasetMetadata.named("a"))
                .content()
                .hash());
        hashes.add(Reading.of(folder, jsonl(List.of(last, row)), DatasetMetadata.named("a"))
                .content()
                .hash());
        for (Row other : others) {
            hashes.add(Reading.of(folder, jsonl(List.of(other, last)), DatasetMetadata.named("a"))
                    .content()
                    .hash());
        }
        hashes.add(Reading.of(folder, jsonl(List.of(row, last)), Reading.with(null, InputFormat.SINGLE, Split.TRAIN))
                .content()
                .hash());

        assertThat(hashes).hasSize(others.size() + 3);
    }

    @Test
    void ignoresColumnNamesAndColumnsThatAreNotUsed() {
        String named =
                "{\"id\":1,\"premise\":\"a\",\"hypothesis\":\"b\",\"gold_label\":\"x\"}\n{\"premise\":\"c\",\"hypothesis\":\"d\",\"gold_label\":\"y\"}";

        assertThat(Reading.of(folder, named).content().hash())
                .isEqualTo(Reading.of(
                                folder,
                                jsonl(List.of(new Row("a", "b", "x", "train"), new Row("c", "d", "y", "train"))),
                                DatasetMetadata.named("a"))
                        .content()
                        .hash());
    }
}
