package dev.taskspace.platform.web;

import org.springframework.util.unit.DataSize;

/** A request body is larger than this installation accepts. */
final class BodyTooLargeException extends ProblemException {
    private static final long serialVersionUID = 1L;

    private BodyTooLargeException(String detail) {
        super(ProblemType.TOO_LARGE, detail);
    }

    static BodyTooLargeException largerThan(DataSize limit) {
        return new BodyTooLargeException("At most " + text(limit)
                + " are accepted; the operator can raise the limit with TASKSPACE_MAX_UPLOAD.");
    }

    static BodyTooLargeException jsonLargerThan(DataSize limit) {
        return new BodyTooLargeException(
                "A JSON body may have at most " + text(limit) + "; larger content is uploaded as a multipart file.");
    }

    private static String text(DataSize size) {
        return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : size.toBytes() + " bytes";
    }
}
