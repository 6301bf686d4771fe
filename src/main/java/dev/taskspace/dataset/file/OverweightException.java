package dev.taskspace.dataset.file;

/** A JSON value that holds more than one row may hold. */
public final class OverweightException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OverweightException() {
        super(RowLimit.TOO_LONG);
    }
}
