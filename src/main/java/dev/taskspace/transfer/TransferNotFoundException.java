package dev.taskspace.transfer;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** No transfer has this identifier. */
final class TransferNotFoundException extends ProblemException {
    private static final long serialVersionUID = 1L;

    TransferNotFoundException(String id) {
        super(ProblemType.NOT_FOUND, "There is no transfer '" + id + "'. GET /transfers lists what there is.");
    }
}
