package dev.taskspace.prompt;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;
import java.util.stream.Collectors;

/** Most of what a model answered to a prompt names none of its labels. */
public final class UnreadableAnswersException extends ProblemException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 3;
    private static final int LONGEST_SHOWN = 80;

    UnreadableAnswersException(RegisteredPrompt prompt, int answers, List<String> unread) {
        super(
                ProblemType.LABELER_FAILED,
                unread.size() + " of " + answers + " answers to " + prompt.reference()
                        + " name none of its verbalizers. It answered, for example, "
                        + unread.stream()
                                .distinct()
                                .limit(SHOWN)
                                .map(UnreadableAnswersException::shown)
                                .collect(Collectors.joining(", "))
                        + ". Choose words that the model says, ask for them in the template, or take a model with"
                        + " logprobs.");
    }

    /** In one line, cut where it is long. */
    static String shown(String answer) {
        String line = answer.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return "'" + (line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line) + "'";
    }
}
