package dev.taskspace.dataset;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** A dataset that cannot go because something needs it. */
final class DatasetInUseException extends ProblemException {
    private static final long serialVersionUID = 1L;

    DatasetInUseException(Dataset dataset, String reason) {
        super(ProblemType.CONFLICT, "The dataset '" + dataset.name() + "' is needed: " + reason);
    }
}
