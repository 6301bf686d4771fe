package dev.taskspace.dataset.file;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The rows of one upload, read once from front to back. */
public interface RowSource extends Closeable {

    FileFormat format();

    /**
     * The next row, or null after the last, however often it is asked for.
     *
     * @throws BadRowException when this row cannot be read; the caller may go on with the next
     * @throws UnusableFileException when nothing after this place can be read
     */
    @Nullable
    SourceRow next();

    /** Lines without any content that were passed over so far. */
    default long blankLines() {
        return 0;
    }

    @Override
    default void close() {}
}
