package dev.taskspace.transfer;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** The only reported transfer cannot be recorded. */
final class RejectedTransferException extends ProblemException {
    private static final long serialVersionUID = 1L;

    RejectedTransferException(String reason) {
        super(
                ProblemType.IMPOSSIBLE,
                "The transfer was not recorded: " + reason + ".",
                List.of(ProblemItem.at("", reason)));
    }
}
