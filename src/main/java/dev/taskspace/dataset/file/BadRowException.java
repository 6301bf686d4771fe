package dev.taskspace.dataset.file;

import org.jspecify.annotations.Nullable;

/** One row that cannot be used; the rows after it may be fine. */
public final class BadRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final @Nullable String column;

    public BadRowException(long line, @Nullable String column, String detail) {
        super(detail);
        this.line = line;
        this.column = column;
    }

    public long line() {
        return line;
    }

    public @Nullable String column() {
        return column;
    }

    /** What is wrong and what would be right. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
