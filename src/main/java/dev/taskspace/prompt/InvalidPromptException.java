package dev.taskspace.prompt;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A prompt that can be read but not used. */
final class InvalidPromptException extends ProblemException {
    private static final long serialVersionUID = 1L;

    InvalidPromptException(String pointer, String detail) {
        this(List.of(ProblemItem.at(pointer, detail)));
    }

    InvalidPromptException(List<ProblemItem> items) {
        super(ProblemType.IMPOSSIBLE, items.getFirst().detail(), items);
    }
}
