package dev.taskspace.dataset.file;

/** The most that one row may hold, so that no row of any upload can fill the heap. */
final class RowLimit {
    /** Characters of one line, one field or one JSON value. */
    static final int CHARACTERS = 8 * 1024 * 1024;

    static final String TOO_LONG = "The row is longer than 8 MiB; split the text.";

    private RowLimit() {}
}
