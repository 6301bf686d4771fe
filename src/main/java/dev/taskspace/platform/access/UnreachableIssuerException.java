package dev.taskspace.platform.access;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;
import org.slf4j.LoggerFactory;

/** Nobody can say whether a token is good while its issuer does not show its keys. */
final class UnreachableIssuerException extends ProblemException {
    private static final long serialVersionUID = 1L;

    UnreachableIssuerException(Exception cause) {
        super(ProblemType.UNAVAILABLE, "The issuer of tokens cannot be reached right now; try again, or use a key.");
        LoggerFactory.getLogger(UnreachableIssuerException.class)
                .warn("The issuer of tokens cannot be reached: {}", cause.getMessage());
    }
}
