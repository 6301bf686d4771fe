package dev.taskspace.dataset.file;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of a text, none of them longer than a row may be. */
final class BoundedLines {
    private final Reader reader;
    private final char[] buffer = new char[1 << 14];
    private int position;
    private int limit;
    private long line;

    BoundedLines(Reader reader) {
        this.reader = reader;
    }

    /** 1-based number of the line that was read last. */
    long line() {
        return line;
    }

    /**
     * The next line without its end, or null after the last.
     *
     * @throws BadRowException when it is too long; the line after it can be read
     */
    @Nullable
    String next() throws IOException {
        if (!fill()) {
            return null;
        }
        line++;
        StringBuilder text = new StringBuilder();
        long length = 0;
        boolean complete = false;
        while (!complete && fill()) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            length += end - position;
            if (length <= RowLimit.CHARACTERS) {
                text.append(buffer, position, end - position);
            }
            complete = end < limit;
            position = complete ? end + 1 : end;
        }
        if (length > RowLimit.CHARACTERS) {
            throw new BadRowException(line, null, RowLimit.TOO_LONG);
        }
        return text.toString();
    }

    private boolean fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, reader.read(buffer, 0, buffer.length));
        }
        return position < limit;
    }
}
