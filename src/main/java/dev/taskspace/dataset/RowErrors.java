package dev.taskspace.dataset;

import dev.taskspace.dataset.file.BadRowException;
import dev.taskspace.dataset.file.FileFormat;
import dev.taskspace.dataset.file.UnusableFileException;
import dev.taskspace.platform.web.ProblemItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one upload that cannot be used, collected so that they can be mended in one go. */
final class RowErrors {
    private static final int MOST = 20;

    private final FileFormat format;
    private final List<BadRowException> rows = new ArrayList<>();

    RowErrors(FileFormat format) {
        this.format = format;
    }

    /**
     * Notes one more.
     *
     * @throws RejectedRowsException when there are enough of them
     */
    void add(BadRowException row) {
        rows.add(row);
        if (rows.size() == MOST) {
            throw new RejectedRowsException(items(), false);
        }
    }

    /**
     * Ends a reading.
     *
     * @param end why the rest of the upload could not be read, null when it came to its end
     * @throws RejectedRowsException when there is any bad row
     */
    void throwIfAny(@Nullable UnusableFileException end) {
        if (!rows.isEmpty()) {
            Stream<ProblemItem> last = end == null ? Stream.of() : end.items().stream();
            throw new RejectedRowsException(
                    Stream.concat(items().stream(), last).toList(), end == null);
        }
        if (end != null) {
            throw end;
        }
    }

    private List<ProblemItem> items() {
        return rows.stream()
                .sorted(Comparator.comparingLong(BadRowException::line))
                .map(row -> format == FileFormat.INLINE
                        ? ProblemItem.at(pointer(row), row.detail())
                        : ProblemItem.atLine(row.line(), row.column(), row.detail()))
                .toList();
    }

    private static String pointer(BadRowException row) {
        String column = row.column() == null
                ? ""
                : "/" + row.column().replace("~", "~0").replace("/", "~1");
        return "/examples/" + (row.line() - 1) + column;
    }
}
