package dev.taskspace.platform.access;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** A caller whose key does not allow this. */
final class MissingScopeException extends ProblemException {
    private static final long serialVersionUID = 1L;

    MissingScopeException(Scope needed) {
        super(ProblemType.FORBIDDEN, "This needs a key with the scope '" + needed.wireName() + "'.");
    }
}
