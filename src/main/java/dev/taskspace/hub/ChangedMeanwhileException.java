package dev.taskspace.hub;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** The dataset got another revision while its rows were fetched; rows of two revisions are never mixed. */
final class ChangedMeanwhileException extends ProblemException {
    private static final long serialVersionUID = 1L;

    ChangedMeanwhileException(HubOrder order) {
        super(
                ProblemType.CONFLICT,
                "Dataset " + order.hub()
                        + " of the hub changed while it was fetched; POST /jobs/{id}/retry fetches it anew");
    }
}
