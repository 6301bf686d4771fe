package dev.taskspace.prompt;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A name that already stands for another prompt. */
final class PromptConflictException extends ProblemException {
    private static final long serialVersionUID = 1L;

    PromptConflictException(RegisteredPrompt other) {
        super(
                ProblemType.CONFLICT,
                "Another prompt is registered as '" + other.name() + "'. Choose another name, or DELETE /prompts/"
                        + other.name() + " first.",
                List.of(ProblemItem.at("/name", "is taken")));
    }
}
