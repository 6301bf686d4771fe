package dev.taskspace.dataset.file;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Recognises a format by the first bytes of its content. */
final class ContentDetection {
    /** Beginnings of files that are often uploaded by mistake, in hexadecimal. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("504b0304", "a zip archive or an Excel workbook"),
            Map.entry("d0cf11e0", "an old Excel workbook"),
            Map.entry("25504446", "a PDF document"),
            Map.entry("fd377a585a00", "compressed with xz"),
            Map.entry("28b52ffd", "compressed with zstd"),
            Map.entry("425a68", "compressed with bzip2"),
            Map.entry("377abcaf", "a 7z archive"),
            Map.entry("1f8b", "compressed twice"),
            Map.entry("4152524f5731", "an Arrow file"),
            Map.entry("ffffffff", "an Arrow stream"),
            Map.entry("4f5243", "an ORC file"),
            Map.entry("4f626a01", "an Avro file"),
            Map.entry("53514c69746520", "an SQLite database"),
            Map.entry("89504e47", "a PNG image"),
            Map.entry("ffd8ff", "a JPEG image"),
            Map.entry("7f454c46", "a program"));

    private ContentDetection() {}

    static FileFormat format(byte[] head) {
        if (head.length == 0) {
            throw new UnusableFileException("The file is empty.");
        }
        String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 16));
        if (hex.startsWith("50415231")) {
            return FileFormat.PARQUET;
        }
        FOREIGN.forEach((magic, kind) -> {
            if (hex.startsWith(magic)) {
                throw new UnsupportedFileException(kind);
            }
        });
        if (hex.startsWith("fffe") || hex.startsWith("feff") || (head.length > 3 && (head[0] == 0 || head[1] == 0))) {
            throw new UnusableFileException(1, "The file is in UTF-16 or UTF-32. Save the file as UTF-8.");
        }
        return textFormat(text(head));
    }

    /** The head as text; whatever is not UTF-8 in it is found when the file is read. */
    static String text(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static FileFormat textFormat(String text) {
        String content = text.stripLeading();
        if (content.startsWith("{")) {
            return hasDataArray(content) ? FileFormat.SQUAD : FileFormat.JSONL;
        }
        return content.matches("(?s)\\[\\s*([\\[{\\]\"\\d].*)?") ? FileFormat.JSON : FileFormat.CSV;
    }

    /** Whether the JSON object has an array {@code data} on its first level, as SQuAD has and a row has not. */
    private static boolean hasDataArray(String content) {
        try (JsonParser parser = JsonValues.parser(content)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean data = parser.currentName().equals("data");
                if (parser.nextToken() == JsonToken.START_ARRAY && data) {
                    return true;
                }
                parser.skipChildren();
            }
            return false;
        } catch (JacksonException unfinished) {
            return false;
        }
    }
}
