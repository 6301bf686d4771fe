package dev.taskspace.platform.web;

import java.util.List;

/**
 * A failure that the caller can understand and mend. Features extend it, one class per failure, and put what would work
 * into the detail; the web layer turns it into {@code application/problem+json}.
 */
public abstract class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<ProblemItem> items;

    protected ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    protected ProblemException(ProblemType type, String detail, List<ProblemItem> items) {
        super(detail);
        this.type = type;
        this.items = List.copyOf(items);
    }

    public ProblemType type() {
        return type;
    }

    /** The single places that are wrong, each with its pointer or line. */
    public List<ProblemItem> items() {
        return items;
    }
}
