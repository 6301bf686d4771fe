package dev.taskspace.exchange;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** Vectors of several lengths make no matrix. */
final class NoMatrixException extends ProblemException {
    private static final long serialVersionUID = 1L;

    NoMatrixException(String method) {
        super(
                ProblemType.IMPOSSIBLE,
                "The vectors of " + method
                        + " differ in length, so they make no matrix; JSON Lines and Parquet can hold "
                        + "them (Accept: application/x-ndjson or application/vnd.apache.parquet).");
    }
}
