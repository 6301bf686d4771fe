package dev.taskspace.dataset.file;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** An upload of a known format that cannot be made into a dataset. */
public final class UnusableFileException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public UnusableFileException(String detail) {
        super(ProblemType.IMPOSSIBLE, detail);
    }

    /** Reading had to stop at {@code line}. */
    public UnusableFileException(long line, String detail) {
        super(ProblemType.IMPOSSIBLE, detail, List.of(ProblemItem.atLine(line, null, detail)));
    }
}
