package dev.taskspace.trial;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A trial that can be read but not made. */
final class ImpossibleTrialException extends ProblemException {
    private static final long serialVersionUID = 1L;

    ImpossibleTrialException(String pointer, String detail) {
        super(ProblemType.IMPOSSIBLE, detail, List.of(ProblemItem.at(pointer, detail)));
    }
}
