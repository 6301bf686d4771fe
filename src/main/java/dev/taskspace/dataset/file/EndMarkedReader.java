package dev.taskspace.dataset.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Adds one last line to a text, so that a parser that never sees it as a line of its own was left inside a quote. */
final class EndMarkedReader extends FilterReader {
    /** A code point that no text carries (Unicode noncharacter). */
    static final String MARK = "\uFFFF";

    private char last = '\n';
    private String ending = "";
    private boolean ended;

    EndMarkedReader(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (!ended) {
            int count = in.read(target, offset, length);
            if (count > 0) {
                last = target[offset + count - 1];
                return count;
            }
            ended = true;
            ending = last == '\n' ? MARK : "\n" + MARK;
        }
        if (ending.isEmpty()) {
            return -1;
        }
        target[offset] = ending.charAt(0);
        ending = ending.substring(1);
        return 1;
    }
}
