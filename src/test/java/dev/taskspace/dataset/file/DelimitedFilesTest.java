package dev.taskspace.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedFilesTest {
    @TempDir
    Path folder;

    @Test
    void readsQuotesSeparatorsAndLineEndsInsideFields() {
        List<SourceRow> rows = Upload.rows(folder, "text,label\r\n\"a, \"\"b\"\"\nc\",x\r\nd,y\r\n");

        assertThat(rows)
                .containsExactly(
                        new SourceRow(2, Map.of("text", "a, \"b\"\nc", "label", "x")),
                        new SourceRow(4, Map.of("text", "d", "label", "y")));
    }

    @Test
    void findsTheSeparatorInTheHeader() {
        for (String separator : List.of(",", "\t", ";", "|")) {
            String file = "text_a%stext_b%slabel\nx y%sz%s1\n".replace("%s", separator);
            RowSource source = Upload.open(folder, file);

            assertThat(source.format()).isEqualTo(separator.equals("\t") ? FileFormat.TSV : FileFormat.CSV);
            assertThat(source.next()).isEqualTo(new SourceRow(2, Map.of("text_a", "x y", "text_b", "z", "label", "1")));
        }
    }

    @Test
    void takesQuotesLiterallyInTsvThatDoesNotQuote() {
        List<SourceRow> rows = Upload.rows(folder, "sentence\tlabel\n\" that 's unfair\t0\n\"Hello\" he said\t1\n");

        assertThat(rows)
                .extracting(row -> row.cells().get("sentence"))
                .containsExactly("\" that 's unfair", "\"Hello\" he said");
    }

    @Test
    void unquotesTsvThatQuotes() {
        List<SourceRow> rows = Upload.rows(folder, "sentence\tlabel\n\"He said \"\"hi\"\"\tand\nleft\"\t0\nplain\t1\n");

        assertThat(rows)
                .extracting(row -> row.cells().get("sentence"))
                .containsExactly("He said \"hi\"\tand\nleft", "plain");
    }

    @Test
    void goesOnAfterARowOfAnotherLength() {
        RowSource source = Upload.open(folder, "text,label\na,b\nc\nd,e,f\ng,h");

        assertThat(source.next()).isNotNull();
        for (long line = 3; line <= 4; line++) {
            assertThatExceptionOfType(BadRowException.class)
                    .isThrownBy(source::next)
                    .extracting(BadRowException::line)
                    .isEqualTo(line);
        }
        assertThat(source.next()).isEqualTo(new SourceRow(5, Map.of("text", "g", "label", "h")));
    }

    @Test
    void countsBlankLines() {
        RowSource source = Upload.open(folder, "\ntext,label\n\n  \na,b\n,\n\n");

        assertThat(Upload.rest(source))
                .containsExactly(new SourceRow(5, Map.of("text", "a", "label", "b")), new SourceRow(6, Map.of()));
        assertThat(source.blankLines()).isEqualTo(4);
    }

    @Test
    void refusesAQuoteThatIsNeverClosed() {
        for (String ending : List.of("", "\n", "\nd,e\nf,g\n")) {
            assertThatExceptionOfType(UnusableFileException.class)
                    .isThrownBy(() -> Upload.rows(folder, "label,text\na,b\nc,\"open" + ending))
                    .satisfies(e -> assertThat(e.items().getFirst().line()).isEqualTo(3))
                    .withMessageContaining("quote");
        }
    }

    @Test
    void refusesCharactersAfterAClosingQuote() {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Upload.rows(folder, "text,label\n\"a\nb\",c\n\"a\"b,c\n"))
                .satisfies(e -> assertThat(e.items().getFirst().line()).isEqualTo(4))
                .withMessageContaining("double the quotes");
    }

    @Test
    void refusesAHugeField() {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() ->
                        Upload.rows(folder, "text,label\na,b\n" + "x".repeat(RowLimit.CHARACTERS + 1) + ",c\n"))
                .satisfies(e -> assertThat(e.items().getFirst().line()).isEqualTo(3))
                .withMessage(RowLimit.TOO_LONG);
    }

    @Test
    void refusesAColumnThatIsNamedTwice() {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> Upload.rows(folder, "text,label,text\na,b,c\n"))
                .withMessageContaining("'text'");
    }

    @Test
    void letsTheFileNameDecideWhatTheContentLeavesOpen() {
        byte[] content = "text\na\n".getBytes(StandardCharsets.UTF_8);

        assertThat(Upload.open(folder, content, "a.TSV").format()).isEqualTo(FileFormat.TSV);
        assertThat(Upload.open(folder, content, "a.csv").format()).isEqualTo(FileFormat.CSV);
    }
}
