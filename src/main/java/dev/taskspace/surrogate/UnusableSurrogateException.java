package dev.taskspace.surrogate;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** A model directory or file cannot be used for what it was asked for; the detail says why. */
public final class UnusableSurrogateException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnusableSurrogateException(String name, String reason) {
        super(ProblemType.IMPOSSIBLE, "The model \"" + name + "\" cannot be used. " + reason + ".");
        this.reason = reason;
    }

    /** What is wrong with it, without its name. */
    public String reason() {
        return reason;
    }
}
