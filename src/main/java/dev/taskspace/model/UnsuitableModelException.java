package dev.taskspace.model;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A model that cannot do what is asked of it; the detail says what could. */
public final class UnsuitableModelException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private UnsuitableModelException(String pointer, String detail) {
        super(ProblemType.IMPOSSIBLE, detail, List.of(ProblemItem.at(pointer, detail)));
    }

    static UnsuitableModelException needsAPrompt(RegisteredModel model) {
        return new UnsuitableModelException(
                "/model",
                model.reference() + " answers nothing without a prompt: register one for it by POST /prompts and embed "
                        + "that, {\"prompt\":\"…\"}.");
    }

    static UnsuitableModelException takesNoPrompt(RegisteredModel model) {
        return new UnsuitableModelException(
                "/model",
                model.reference() + " is of kind " + model.kind().wireName()
                        + " and takes no prompt; models of kind openai and zeroShot do.");
    }

    static UnsuitableModelException unusableFile(String why) {
        return new UnsuitableModelException("/path", why);
    }

    static UnsuitableModelException changed(RegisteredModel model) {
        return new UnsuitableModelException(
                "/model",
                "The files of " + model.reference()
                        + " are others than when it was registered; register them under another name.");
    }

    static UnsuitableModelException answersNoNumber(RegisteredModel model) {
        return new UnsuitableModelException("/model", model.reference() + " answered something else than one number.");
    }

    static UnsuitableModelException otherPool(RegisteredModel model, String pool) {
        return new UnsuitableModelException(
                "/pool",
                model.reference() + " holds predictions of the pool '" + pool + "' only; say \"pool\":\"" + pool
                        + "\".");
    }
}
