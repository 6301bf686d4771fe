package dev.taskspace.dataset;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** An upload with rows that cannot be used. */
final class RejectedRowsException extends ProblemException {
    private static final long serialVersionUID = 1L;

    RejectedRowsException(List<ProblemItem> rows, boolean readToTheEnd) {
        super(
                ProblemType.IMPOSSIBLE,
                (readToTheEnd ? "" : "At least ") + rows.size() + (rows.size() == 1 ? " row" : " rows")
                        + " cannot be used; nothing was stored. The first: "
                        + rows.getFirst().detail(),
                rows);
    }
}
