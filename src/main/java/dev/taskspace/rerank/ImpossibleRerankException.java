package dev.taskspace.rerank;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A closer look that cannot be taken; the detail says what would work. */
final class ImpossibleRerankException extends ProblemException {
    private static final long serialVersionUID = 1L;

    ImpossibleRerankException(String pointer, String detail) {
        super(ProblemType.IMPOSSIBLE, detail, List.of(ProblemItem.at(pointer, detail)));
    }
}
