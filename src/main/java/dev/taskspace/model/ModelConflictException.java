package dev.taskspace.model;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A model that cannot be registered or deleted as things are. */
final class ModelConflictException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private ModelConflictException(String detail, List<ProblemItem> items) {
        super(ProblemType.CONFLICT, detail, items);
    }

    static ModelConflictException nameTaken(RegisteredModel other) {
        return new ModelConflictException(
                "Another model is registered as '" + other.name() + "'. Choose another name, or DELETE /models/"
                        + other.name() + " first.",
                List.of(ProblemItem.at("/name", "is taken")));
    }

    static ModelConflictException needed(RegisteredModel model, String reason) {
        return new ModelConflictException("The model '" + model.name() + "' is needed: " + reason, List.of());
    }
}
