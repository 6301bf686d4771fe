package dev.taskspace.platform.access;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** A request without a key that a page of another site may have made. */
final class ForeignPageException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private ForeignPageException(String detail) {
        super(ProblemType.FORBIDDEN, detail);
    }

    static ForeignPageException addressed(String host) {
        return new ForeignPageException("Without keys the service answers to the names of its own machine, such as"
                + " localhost, and not to '" + host + "'. Send a key (POST /keys makes one), or set"
                + " TASKSPACE_ACCESS_REQUIRED to false where something else checks who calls.");
    }

    static ForeignPageException from(String origin) {
        return new ForeignPageException(
                "A page of '" + origin + "' may not change anything here without a key; POST /keys" + " makes one.");
    }
}
