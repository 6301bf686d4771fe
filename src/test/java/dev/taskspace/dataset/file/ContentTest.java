package dev.taskspace.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskspace.platform.web.ProblemType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ContentTest {
    private static final String JSONL = "{\"text\":\"a\",\"label\":\"b\"}\n";

    @TempDir
    Path folder;

    @Test
    void readsGzipWhateverTheNameSays() {
        byte[] compressed = Upload.gzip(JSONL.getBytes(StandardCharsets.UTF_8));

        assertThat(Upload.rest(Upload.open(folder, compressed, "data.txt")))
                .containsExactly(new SourceRow(1, Map.of("text", "a", "label", "b")));
    }

    @Test
    void readsGzipOfSeveralMembers() {
        byte[] member = Upload.gzip(JSONL.getBytes(StandardCharsets.UTF_8));
        byte[] twice = Arrays.copyOf(member, 2 * member.length);
        System.arraycopy(member, 0, twice, member.length, member.length);

        assertThat(Upload.rest(Upload.open(folder, twice, "data"))).hasSize(2);
    }

    @Test
    void saysWhenGzipIsCutOff() {
        byte[] compressed = Upload.gzip(JSONL.repeat(1000).getBytes(StandardCharsets.UTF_8));
        byte[] cut = Arrays.copyOf(compressed, compressed.length - 20);

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Upload.rest(Upload.open(folder, cut, "data")))
                .withMessageContaining("cut off");
    }

    @Test
    void saysWhenGzipIsDamaged() {
        byte[] compressed = Upload.gzip(JSONL.repeat(1000).getBytes(StandardCharsets.UTF_8));
        compressed[compressed.length / 2] ^= 0x55;

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Upload.rest(Upload.open(folder, compressed, "data")))
                .withMessageContaining("gzip");
    }

    @Test
    void refusesContentOverTheLimitHoweverSmallTheFile() {
        byte[] bomb = Upload.gzip(JSONL.repeat(100_000).getBytes(StandardCharsets.UTF_8));

        assertThat(bomb.length).isLessThan(50_000);
        assertThatExceptionOfType(UploadTooLargeException.class)
                .isThrownBy(
                        () -> Upload.rest(SourceFiles.open(Upload.file(folder, bomb), "data", DataSize.ofMegabytes(2))))
                .extracting(UploadTooLargeException::type)
                .isEqualTo(ProblemType.TOO_LARGE);
    }

    @Test
    void passesOverAByteOrderMark() {
        assertThat(Upload.rows(folder, "\uFEFF" + JSONL)).hasSize(1);
        assertThat(Upload.rows(folder, "\uFEFFtext,label\na,b\n"))
                .containsExactly(new SourceRow(2, Map.of("text", "a", "label", "b")));
    }

    @Test
    void namesTheLineThatIsNotUtf8() {
        byte[] latin = (JSONL.repeat(2) + "{\"text\":\"caf\u00e9\"}\n" + JSONL).getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Upload.rest(Upload.open(folder, latin, "data")))
                .satisfies(e -> assertThat(e.items().getFirst().line()).isEqualTo(3))
                .withMessageContaining("0xE9")
                .withMessageContaining("UTF-8");
    }

    @Test
    void namesTheLineFarIntoTheFile() {
        String text = JSONL.repeat(30_000);
        byte[] content = (text + "{\"text\":\"\u00fc\"}\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Upload.rest(Upload.open(folder, content, "data")))
                .satisfies(e -> assertThat(e.items().getFirst().line()).isEqualTo(30_001));
    }

    @Test
    void saysWhenTheLastCharacterIsCutOff() {
        byte[] whole = "{\"text\":\"\u20ac".getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Upload.rest(Upload.open(folder, Arrays.copyOf(whole, whole.length - 1), "data")))
                .withMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void asksForUtf8InsteadOfWideEncodings(String charset) {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Upload.open(folder, JSONL.getBytes(Charset.forName(charset)), "data"))
                .withMessageContaining("Save the file as UTF-8");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Upload.open(folder, ""))
                .withMessageContaining("empty");
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Upload.open(folder, Upload.gzip(new byte[0]), "data.gz"))
                .withMessageContaining("empty");
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Upload.open(folder, " \n\n"))
                .withMessageContaining("blank");
    }

    @Test
    void refusesForeignFormatsByTheirFirstBytes() {
        for (String magic : List.of("PK\u0003\u0004", "%PDF-1.7", "BZh91AY", "ARROW1", "Obj\u0001")) {
            assertThatExceptionOfType(UnsupportedFileException.class)
                    .isThrownBy(() -> Upload.open(folder, (magic + "rest").getBytes(StandardCharsets.ISO_8859_1), "a"))
                    .satisfies(e -> assertThat(e.type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE))
                    .withMessageContaining("Parquet");
        }
        byte[] twice = Upload.gzip(Upload.gzip(JSONL.getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(UnsupportedFileException.class)
                .isThrownBy(() -> Upload.open(folder, twice, "a"))
                .withMessageContaining("twice");
    }

    @Test
    void leavesNoFileBehindWhenAParquetFileIsDamaged() throws IOException {
        byte[] broken = Upload.gzip("PAR1 but nothing else PAR1".getBytes(StandardCharsets.UTF_8));
        Path upload = Upload.file(folder, broken);

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> SourceFiles.open(upload, "a", Upload.LIMIT))
                .withMessageContaining("Parquet");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(upload);
        }
    }
}
