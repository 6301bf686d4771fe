package dev.taskspace.dataset.file;

import java.util.List;
import java.util.Locale;

/**
 * How a delimited text separates and quotes its fields.
 *
 * @param separator the character between two fields
 * @param quoted whether a field may stand in double quotes, doubled inside; raw TSV means every quote literally
 */
record Dialect(char separator, boolean quoted) {
    private static final List<Character> SEPARATORS = List.of(',', '\t', ';', '|');

    FileFormat format() {
        return separator == '\t' ? FileFormat.TSV : FileFormat.CSV;
    }

    /** The dialect of a text that begins with {@code head}; the file's name only decides a tie. */
    static Dialect of(String head, String fileName) {
        String header = head.lines().findFirst().orElse("");
        boolean tabHint = fileName.toLowerCase(Locale.ROOT).matches(".*\\.(tsv|tab)(\\.gz)?");
        char separator = tabHint ? '\t' : ',';
        long most = count(header, separator);
        for (char candidate : SEPARATORS) {
            long found = count(header, candidate);
            if (found > most) {
                separator = candidate;
                most = found;
            }
        }
        return new Dialect(separator, separator != '\t' || !hasLiteralQuotes(head, separator));
    }

    private static long count(String header, char separator) {
        boolean inside = false;
        long count = 0;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            inside ^= c == '"';
            if (c == separator && !inside) {
                count++;
            }
        }
        return count;
    }

    /** Whether some field begins with a quote that no quote before a separator, a line end or another quote answers. */
    private static boolean hasLiteralQuotes(String head, char separator) {
        boolean fieldStart = true;
        int i = 0;
        while (i < head.length()) {
            char c = head.charAt(i);
            if (fieldStart && c == '"') {
                int end = closingQuote(head, i);
                if (end < 0) {
                    return head.indexOf('\n', i) >= 0;
                }
                if (end + 1 < head.length()
                        && "\r\n".indexOf(head.charAt(end + 1)) < 0
                        && head.charAt(end + 1) != separator) {
                    return true;
                }
                i = end;
            }
            fieldStart = c == separator || c == '\n';
            i++;
        }
        return false;
    }

    private static int closingQuote(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }
}
