package dev.taskspace.platform.access;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** A key that is to be made for a project which is not the caller's. */
final class OtherProjectException extends ProblemException {
    private static final long serialVersionUID = 1L;

    OtherProjectException(String own) {
        super(
                ProblemType.FORBIDDEN,
                "This key makes keys of its own project, '" + own
                        + "'; one of project 'default' makes those of every other.");
    }
}
