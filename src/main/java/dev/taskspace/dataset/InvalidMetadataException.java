package dev.taskspace.dataset;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** Metadata that can be read but not used. */
public final class InvalidMetadataException extends ProblemException {
    private static final long serialVersionUID = 1L;

    public InvalidMetadataException(String pointer, String detail) {
        this(List.of(ProblemItem.at(pointer, detail)));
    }

    public InvalidMetadataException(List<ProblemItem> items) {
        super(ProblemType.IMPOSSIBLE, items.getFirst().detail(), items);
    }
}
