package dev.taskspace.exchange;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** There is no space, or no vector in one, that could be exported. */
final class NothingToExportException extends ProblemException {
    private static final long serialVersionUID = 1L;

    NothingToExportException(String method, @Nullable String space) {
        super(
                ProblemType.NOT_FOUND,
                space == null
                        ? "Nothing is embedded by " + method + " yet; POST /embeddings computes vectors"
                        : "There is no space '" + space + "' of " + method + "; GET /embeddings?method=" + method
                                + " shows the spaces of vectors");
    }
}
