package dev.taskspace.embedding;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;

/** No embedding has this id. */
final class EmbeddingNotFoundException extends ProblemException {
    private static final long serialVersionUID = 1L;

    EmbeddingNotFoundException(String id) {
        super(ProblemType.NOT_FOUND, "There is no embedding '" + id + "'. GET /embeddings lists what there is.");
    }
}
