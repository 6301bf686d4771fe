package dev.taskspace.platform.web;

import java.util.List;

/** The {@code limit} or {@code after} of a list cannot be meant. */
final class InvalidPageException extends ProblemException {
    private static final long serialVersionUID = 1L;

    InvalidPageException(String parameter, String detail) {
        super(ProblemType.MALFORMED, "'" + parameter + "' " + detail + ".", List.of(ProblemItem.at(parameter, detail)));
    }
}
