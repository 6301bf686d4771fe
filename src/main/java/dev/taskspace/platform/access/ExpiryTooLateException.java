package dev.taskspace.platform.access;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.time.Instant;
import java.util.List;

/** A key that is to expire at a time that cannot be stored, which is as good as never. */
final class ExpiryTooLateException extends ProblemException {
    private static final long serialVersionUID = 1L;

    ExpiryTooLateException(Instant latest) {
        this("may be " + latest + " at the latest; leave it out for never");
    }

    private ExpiryTooLateException(String wrong) {
        super(ProblemType.MALFORMED, "/expiresAt " + wrong + ".", List.of(ProblemItem.at("/expiresAt", wrong)));
    }
}
