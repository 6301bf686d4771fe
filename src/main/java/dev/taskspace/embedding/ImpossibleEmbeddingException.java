package dev.taskspace.embedding;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A request for an embedding that cannot be computed; the detail says what would work. */
final class ImpossibleEmbeddingException extends ProblemException {
    private static final long serialVersionUID = 1L;

    ImpossibleEmbeddingException(String pointer, String detail) {
        super(ProblemType.IMPOSSIBLE, detail, List.of(ProblemItem.at(pointer, detail)));
    }
}
