package dev.taskspace.pool;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** A pool that cannot be registered or deleted as things are. */
final class PoolConflictException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private PoolConflictException(String detail, List<ProblemItem> items) {
        super(ProblemType.CONFLICT, detail, items);
    }

    static PoolConflictException nameTaken(Pool other) {
        return new PoolConflictException(
                "A pool '" + other.name() + "' with other content is registered (" + other.examples()
                        + " inputs). Choose another name.",
                List.of(ProblemItem.at("/name", "is taken")));
    }

    static PoolConflictException needed(Pool pool, String reason) {
        return new PoolConflictException("The pool '" + pool.name() + "' is needed: " + reason, List.of());
    }
}
