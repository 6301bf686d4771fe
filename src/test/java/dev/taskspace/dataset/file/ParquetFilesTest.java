package dev.taskspace.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jerolba.carpet.CarpetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

class ParquetFilesTest {
    /** A row with the types that tables of examples have. */
    record Row(String text, @Nullable Integer label, double score, List<Answer> answers) {}

    record Answer(String text, long answer_start) {}

    @TempDir
    Path folder;

    private static final List<Row> ROWS =
            List.of(new Row("eins", 1, 0.5, List.of(new Answer("e", 0))), new Row("zwei", null, 4, List.of()));

    private static byte[] parquet(CompressionCodecName codec, List<Row> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CarpetWriter<Row> writer = new CarpetWriter.Builder<>(out, Row.class)
                .withCompressionCodec(codec)
                .build()) {
            writer.write(rows);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
    void readsWhateverItsPagesAreCompressedWith(CompressionCodecName codec) throws IOException {
        RowSource source = Upload.open(folder, parquet(codec, ROWS), "data");

        assertThat(source.format()).isEqualTo(FileFormat.PARQUET);
        assertThat(Upload.rest(source))
                .containsExactly(
                        new SourceRow(
                                1,
                                Map.of(
                                        "text",
                                        "eins",
                                        "label",
                                        BigDecimal.ONE,
                                        "score",
                                        new BigDecimal("0.5"),
                                        "answers",
                                        List.of(Map.of("text", "e", "answer_start", BigDecimal.ZERO)))),
                        new SourceRow(2, Map.of("text", "zwei", "score", new BigDecimal("4.0"), "answers", List.of())));
    }

    @Test
    void unpacksGzipAndRemovesWhatItUnpacked() throws IOException {
        byte[] compressed = Upload.gzip(parquet(CompressionCodecName.SNAPPY, ROWS));

        try (RowSource source = Upload.open(folder, compressed, "data")) {
            assertThat(Upload.rest(source)).hasSize(2);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void refusesMoreTextThanTheLimitHoweverWellItIsCompressed() throws IOException {
        List<Row> repeated = Stream.generate(() -> new Row("x".repeat(10_000), 1, 1, List.of()))
                .limit(1_000)
                .toList();
        Path file = Upload.file(folder, parquet(CompressionCodecName.ZSTD, repeated));

        assertThat(Files.size(file)).isLessThan(100_000);
        assertThatExceptionOfType(UploadTooLargeException.class)
                .isThrownBy(() -> Upload.rest(SourceFiles.open(file, "data", DataSize.ofMegabytes(1))));
    }

    @Test
    void refusesADamagedFile() throws IOException {
        byte[] content = parquet(CompressionCodecName.SNAPPY, ROWS);
        for (int i = 4; i < content.length - 4; i += 41) {
            byte[] damaged = content.clone();
            damaged[i] ^= 0x7f;
            try {
                Upload.rest(Upload.open(folder, damaged, "data"));
            } catch (UnusableFileException | UploadTooLargeException | BadRowException understood) {
                assertThat(understood.getMessage()).doesNotContain("parquet.", "Exception");
            }
        }
    }
}
