package dev.taskspace.surrogate;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** Another model has this name. */
public final class ModelNameTakenException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public ModelNameTakenException(String name) {
        super(
                ProblemType.CONFLICT,
                "There is a model \"" + name + "\" already. Give another name, or remove its folder first.");
    }
}
