package dev.taskspace.entity;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** A reference names nothing that is registered. */
public final class UnknownEntityException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public UnknownEntityException(String reference) {
        super(
                ProblemType.NOT_FOUND,
                "Nothing registered is called '" + reference
                        + "'. GET /datasets, /models and /prompts list what there is.");
    }
}
