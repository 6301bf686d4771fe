package dev.taskspace.endpoint;

import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** An address or key of an endpoint that cannot be used; the detail says what could. */
final class UnusableAddressException extends ProblemException {
    private static final long serialVersionUID = 1L;

    UnusableAddressException(String pointer, String detail) {
        super(ProblemType.IMPOSSIBLE, detail, List.of(ProblemItem.at(pointer, detail)));
    }
}
