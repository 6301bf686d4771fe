package dev.taskspace.transfer;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** The body breaks off its own format, so that its rows cannot be told apart; none of them is recorded. */
final class UnreadableRowsException extends ProblemException {
    private static final long serialVersionUID = 1L;

    UnreadableRowsException(long line, String detail) {
        super(
                ProblemType.MALFORMED,
                "The body cannot be read at line " + line + ": " + detail + " No row was recorded.",
                List.of(ProblemItem.atLine(line, null, detail)));
    }
}
