package dev.taskspace.dataset;

import dev.taskspace.dataset.file.BadRowException;
import dev.taskspace.dataset.file.FileFormat;
import dev.taskspace.dataset.file.UnusableFileException;
import dev.taskspace.platform.web.ProblemItem;
import java.util.ArrayList;
import java.util.List;

/** The rows of one upload that cannot be used, collected so that they can be mended in one go. */
final class RowErrors {
    private static final int MOST = 20;

    private final FileFormat format;
    private final List<ProblemItem> items = new ArrayList<>();

    RowErrors(FileFormat format) {
        this.format = format;
    }

    /**
     * Notes one more.
     *
     * @throws RejectedRowsException when there are enough of them
     */
    void add(BadRowException row) {
        items.add(
                format == FileFormat.INLINE
                        ? ProblemItem.at(pointer(row), row.detail())
                        : ProblemItem.atLine(row.line(), row.column(), row.detail()));
        if (items.size() == MOST) {
            throw new RejectedRowsException(items, false);
        }
    }

    /** Reading cannot go on; what was found before is told with it. */
    RuntimeException ending(UnusableFileException end) {
        if (items.isEmpty()) {
            return end;
        }
        items.addAll(end.items());
        return new RejectedRowsException(items, false);
    }

    /**
     * Ends a reading that came to the end of the upload.
     *
     * @throws RejectedRowsException when there is any
     */
    void throwIfAny() {
        if (!items.isEmpty()) {
            throw new RejectedRowsException(items, true);
        }
    }

    private static String pointer(BadRowException row) {
        String column = row.column() == null
                ? ""
                : "/" + row.column().replace("~", "~0").replace("/", "~1");
        return "/examples/" + (row.line() - 1) + column;
    }
}
