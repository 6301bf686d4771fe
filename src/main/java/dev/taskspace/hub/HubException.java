package dev.taskspace.hub;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** A dataset of the hub cannot be imported as it was asked for. */
final class HubException extends ProblemException {
    private static final long serialVersionUID = 1L;

    HubException(HubOrder order, String detail) {
        super(ProblemType.IMPOSSIBLE, "Dataset " + order.hub() + " of the hub " + detail);
    }
}
