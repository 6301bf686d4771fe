package dev.taskspace.embedding;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A hyper-parameter that the method does not have, or a value that it does not take. */
final class HyperparameterException extends ProblemException {
    private static final long serialVersionUID = 1L;

    HyperparameterException(String name, String detail) {
        super(ProblemType.IMPOSSIBLE, detail, List.of(ProblemItem.at("/hyperparameters/" + name, detail)));
    }
}
